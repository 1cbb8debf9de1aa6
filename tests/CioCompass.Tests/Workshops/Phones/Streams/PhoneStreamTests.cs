using System.IO.Pipelines;
using System.Text;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Workshops.Phones.Streams;

namespace CioCompass.Tests.Workshops.Phones.Streams;

public sealed class PhoneStreamTests
{
    private const string Hello = "retry: 2000\n\nevent: hello\ndata:\n\n";

    /// <summary>Full with the first word.</summary>
    private readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 10, resumeWriterThreshold: 5));
    private readonly PhoneStream stream;

    public PhoneStreamTests() => stream = new PhoneStream(pipe.Writer);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_phone_that_does_not_read_is_told_once_what_it_missed()
    {
        foreach (var news in (PhoneNews[])[PhoneNews.Hello, PhoneNews.Change, PhoneNews.Beat, PhoneNews.Change])
        {
            stream.Tell(news);
        }

        Assert.Equal(Hello, await ReadAsync());
        Assert.Equal("event: change\ndata:\n\nevent: beat\ndata:\n\n", await ReadAsync());
        Assert.False(pipe.Reader.TryRead(out _));
    }

    [Fact]
    public async Task The_stream_of_a_phone_that_does_not_read_ends_all_the_same_and_nothing_is_written_to_it_later()
    {
        stream.Tell(PhoneNews.Hello);
        stream.Tell(PhoneNews.Change);

        stream.End();
        await stream.Ended.WaitAsync(Patience.Limit, Cancel);
        stream.Tell(PhoneNews.Change);

        Assert.Equal(Hello, await ReadAsync());
        Assert.False(pipe.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_stream_whose_reader_has_gone_ends_with_the_next_word()
    {
        await pipe.Reader.CompleteAsync();

        stream.Tell(PhoneNews.Beat);

        await stream.Ended.WaitAsync(Patience.Limit, Cancel);
    }

    private async Task<string> ReadAsync()
    {
        var read = await pipe.Reader.ReadAsync(Cancel);
        var text = Encoding.UTF8.GetString(read.Buffer);
        pipe.Reader.AdvanceTo(read.Buffer.End);
        return text;
    }
}
