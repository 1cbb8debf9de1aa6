global using CioCompass.Benchmarks;
global using CioCompass.EndToEndTests.Support;
global using CioCompass.EndToEndTests.Support.Browsers;
global using CioCompass.EndToEndTests.Support.Programs;
global using CioCompass.TestSupport;
