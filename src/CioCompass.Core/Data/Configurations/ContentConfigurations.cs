using CioCompass.Core.Content;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CioCompass.Core.Data.Configurations;

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> source)
    {
        source.HasIndex(s => s.Key).IsUnique();
        source.Property(s => s.Key).HasMaxLength(80);
        source.Property(s => s.Url).HasMaxLength(2000);
    }
}

internal sealed class StatisticConfiguration : IEntityTypeConfiguration<Statistic>
{
    public void Configure(EntityTypeBuilder<Statistic> statistic)
    {
        statistic.Ignore(s => s.Content);
        statistic.HasIndex(s => new { s.Key, s.Version }).IsUnique();
        statistic.Property(s => s.Key).HasMaxLength(64);
        statistic.HasOne(s => s.Source).WithMany().HasForeignKey(s => s.SourceId).OnDelete(DeleteBehavior.Restrict);
        statistic.ToTable(t => t.HasCheckConstraint("CK_Statistics_Percentage", "Percentage BETWEEN 0 AND 100"));
    }
}

internal sealed class ClaimConfiguration : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> claim)
    {
        claim.HasIndex(c => new { c.Key, c.Version }).IsUnique();
        claim.Property(c => c.Key).HasMaxLength(64);
        claim.Property(c => c.StatisticKey).HasMaxLength(64);
    }
}

internal sealed class QuestionSetConfiguration : IEntityTypeConfiguration<QuestionSet>
{
    public void Configure(EntityTypeBuilder<QuestionSet> set)
    {
        set.HasIndex(s => new { s.Key, s.Version }).IsUnique();
        set.Property(s => s.Key).HasMaxLength(64);
        set.HasMany(s => s.Themes).WithOne().HasForeignKey("QuestionSetId").IsRequired();
    }
}

internal sealed class ThemeConfiguration : IEntityTypeConfiguration<Theme>
{
    public void Configure(EntityTypeBuilder<Theme> theme)
    {
        theme.ToTable("Themes");
        theme.HasIndex("QuestionSetId", nameof(Theme.Key)).IsUnique();
        theme.Property(t => t.Key).HasMaxLength(64);
        theme.HasMany(t => t.Questions).WithOne().HasForeignKey("ThemeId").IsRequired();
    }
}

internal sealed class QuestionConfiguration : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.ToTable("Questions");
        question.HasIndex("ThemeId", nameof(Question.Key)).IsUnique();
        question.Property(q => q.Key).HasMaxLength(64);
    }
}

internal sealed class ContentReleaseConfiguration : IEntityTypeConfiguration<ContentRelease>
{
    public void Configure(EntityTypeBuilder<ContentRelease> release)
    {
        release.HasKey(r => r.Number);
        release.Property(r => r.Number).ValueGeneratedNever();
    }
}

internal sealed class ContentDraftConfiguration : IEntityTypeConfiguration<ContentDraft>
{
    public void Configure(EntityTypeBuilder<ContentDraft> draft)
    {
        draft.HasIndex(d => new { d.Kind, d.Key }).IsUnique();
        draft.Property(d => d.Key).HasMaxLength(64);
        draft.Property(d => d.UpdatedBy).HasMaxLength(200);
        draft.Property(d => d.Version).IsConcurrencyToken();
    }
}
