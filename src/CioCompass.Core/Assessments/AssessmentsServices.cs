using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Benchmarks;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Assessments.Trends;
using CioCompass.Core.Assessments.Upgrades;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Core.Assessments;

internal static class AssessmentsServices
{
    public static void AddAssessments(this IServiceCollection services)
    {
        services.AddSingleton<IOrganisationContents, OrganisationContents>();
        services.AddSingleton<AssessmentService>();
        services.AddSingleton<AnswerService>();
        services.AddSingleton<ResultsService>();
        services.AddSingleton<BenchmarkService>();
        services.AddSingleton<TrendService>();
        services.AddSingleton<SampleService>();
        services.AddSingleton<GateService>();
        services.AddSingleton<UpgradeService>();
        services.AddSingleton<ActionService>();
        services.AddSingleton<ActionPlan>();
        services.AddSingleton<ActionCarryOver>();
    }
}
