using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CioCompass.Core.Data.Configurations;

internal sealed class ActionItemConfiguration : IEntityTypeConfiguration<ActionItem>
{
    public void Configure(EntityTypeBuilder<ActionItem> action)
    {
        action.Property(a => a.Id).ValueGeneratedNever();
        action.Property(a => a.QuestionKey).HasMaxLength(Round.SubjectMaxLength);
        action.Property(a => a.Title).HasMaxLength(ActionItem.TitleMaxLength);
        action.Property(a => a.Owner).HasMaxLength(ActionItem.OwnerMaxLength);
        action.Property(a => a.Note).HasMaxLength(ActionItem.NoteMaxLength);
        action.Property(a => a.UpdatedBy).HasMaxLength(256);
        action.Property(a => a.Version).IsConcurrencyToken();
        action.HasIndex(a => new { a.AssessmentId, a.DueOn });
        action.HasOne(a => a.Assessment).WithMany().HasForeignKey(a => a.AssessmentId);
    }
}

internal sealed class SharedLinkConfiguration : IEntityTypeConfiguration<SharedLink>
{
    public void Configure(EntityTypeBuilder<SharedLink> link)
    {
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.TokenHash).HasMaxLength(32);
        link.Property(l => l.Label).HasMaxLength(SharedLink.LabelMaxLength);
        link.PrimitiveCollection(l => l.Sections).ElementType(section => section.HasConversion<string>());
        link.Property(l => l.CreatedBy).HasMaxLength(256);
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => l.AssessmentId);
        link.HasOne<Assessment>().WithMany().HasForeignKey(l => l.AssessmentId);
    }
}
