global using CioCompass.EndToEndTests.Support;
global using CioCompass.Tests.Support;
