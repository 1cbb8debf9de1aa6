using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CioCompass.Core.Data.Configurations;

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> assessment)
    {
        assessment.Property(a => a.Id).ValueGeneratedNever();
        assessment.Property(a => a.Title).HasMaxLength(Assessment.TitleMaxLength);
        assessment.Property(a => a.Version).IsConcurrencyToken();
        assessment.Ignore(a => a.TravelId);
        assessment.ComplexProperty(a => a.GateOpening, opening =>
        {
            opening.Property(o => o.OpenedBy).HasMaxLength(256);
            opening.Property(o => o.Reason).HasMaxLength(GateOpening.ReasonMaxLength);
            opening.Property(o => o.TakenBackBy).HasMaxLength(256);
            opening.Ignore(o => o.IsTakenBack);
        });

        // The whole order of an organisation's assessments, so that its latest are read from the end of the index and not sorted.
        assessment.HasIndex(a => new { a.OrganisationId, a.HeldOn, a.CreatedAt });
        assessment.HasIndex(a => a.OriginId);
        assessment.HasOne(a => a.Organisation).WithMany().HasForeignKey(a => a.OrganisationId);
        assessment.HasOne(a => a.QuestionSet).WithMany().HasForeignKey(a => a.QuestionSetId).OnDelete(DeleteBehavior.Restrict);
        assessment.HasOne<Assessment>().WithMany().HasForeignKey(a => a.ClonedFromId).OnDelete(DeleteBehavior.SetNull);
        assessment.HasMany(a => a.Responses).WithOne().HasForeignKey(r => r.AssessmentId);
    }
}

internal sealed class ResponseConfiguration : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> response)
    {
        response.ToTable("Responses", t => t.HasCheckConstraint(
            "CK_Responses_Level", "(Kind = 'Rated' AND Level BETWEEN 1 AND 5) OR (Kind <> 'Rated' AND Level IS NULL)"));
        response.Property(r => r.Id).ValueGeneratedNever();
        response.Property(r => r.Note).HasMaxLength(ResponseRules.NoteMaxLength);
        response.Property(r => r.UpdatedBy).HasMaxLength(256);
        response.Property(r => r.AnsweredBy).HasMaxLength(256);
        response.Property(r => r.Version).IsConcurrencyToken();
        response.Ignore(r => r.Content);
        response.HasIndex(r => new { r.AssessmentId, r.QuestionId }).IsUnique();
        response.HasOne<Question>().WithMany().HasForeignKey(r => r.QuestionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FormerAnswerConfiguration : IEntityTypeConfiguration<FormerAnswer>
{
    public void Configure(EntityTypeBuilder<FormerAnswer> answer)
    {
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.QuestionKey).HasMaxLength(64);
        answer.Property(a => a.Note).HasMaxLength(ResponseRules.NoteMaxLength);
        answer.Property(a => a.UpdatedBy).HasMaxLength(256);
        answer.HasIndex(a => a.AssessmentId);
        answer.HasOne<Assessment>().WithMany().HasForeignKey(a => a.AssessmentId);
    }
}
