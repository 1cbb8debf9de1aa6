using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CioCompass.Core.Data.Configurations;

internal sealed class UserConfiguration : IEntityTypeConfiguration<CompassUser>
{
    public void Configure(EntityTypeBuilder<CompassUser> user)
    {
        user.Property(u => u.DisplayName).HasMaxLength(CompassUser.DisplayNameMaxLength);
        user.HasMany(u => u.Memberships).WithOne(m => m.User).HasForeignKey(m => m.UserId);
    }
}

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(o => o.Id).ValueGeneratedNever();
        organisation.Property(o => o.Name).HasMaxLength(Organisation.NameMaxLength);
        organisation.Ignore(o => o.TravelId);
        organisation.HasIndex(o => o.OriginId);
        organisation.HasMany(o => o.Members).WithOne().HasForeignKey(m => m.OrganisationId);
    }
}

internal sealed class OrganisationMemberConfiguration : IEntityTypeConfiguration<OrganisationMember>
{
    public void Configure(EntityTypeBuilder<OrganisationMember> member)
    {
        member.HasKey(m => new { m.OrganisationId, m.UserId });
        member.HasIndex(m => m.UserId);
    }
}

internal sealed class AccountLinkConfiguration : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> link)
    {
        link.Property(l => l.Id).ValueGeneratedNever();
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasOne<CompassUser>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasIndex(e => e.At);
        entry.Property(e => e.Action).HasMaxLength(40);
        entry.Property(e => e.ActorName).HasMaxLength(256);
        entry.Property(e => e.Detail).HasMaxLength(AuditEntry.DetailMaxLength);
    }
}
