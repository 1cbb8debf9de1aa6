global using CioCompass.EndToEndTests.Support;
