using System.Buffers;
using System.IO.Pipelines;

namespace CioCompass.Web.Features.Workshops.Phones.Streams;

/// <summary>News for a phone. It reads again, so that several of a kind are as good as one.</summary>
[Flags]
internal enum PhoneNews
{
    None = 0,
    Hello = 1,
    Change = 2,
    Beat = 4,
}

/// <summary>One phone's open stream. Whoever tells it something never waits: a phone that does not read is told the rest when it does.</summary>
internal sealed class PhoneStream(PipeWriter output)
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private PhoneNews untold;
    private bool isWriting;
    private bool isEnding;

    /// <summary>Completed when the stream has ended and nothing writes to it any more.</summary>
    public Task Ended => ended.Task;

    /// <summary>When in a heartbeat it is its turn.</summary>
    public int Turn { get; set; }

    public void Tell(PhoneNews news)
    {
        lock (gate)
        {
            untold |= news;
            if (isWriting || isEnding)
            {
                return;
            }

            isWriting = true;
        }

        _ = WriteAsync();
    }

    public void End()
    {
        lock (gate)
        {
            isEnding = true;
            if (!isWriting)
            {
                ended.TrySetResult();
                return;
            }
        }

        output.CancelPendingFlush();
    }

    private async Task WriteAsync()
    {
        try
        {
            while (Next() is var news and not PhoneNews.None)
            {
                Write(news);
                if ((await output.FlushAsync()).IsCompleted)
                {
                    End();
                }
            }
        }
        catch (Exception)
        {
            // The connection is lost in the middle of a word.
            lock (gate)
            {
                isWriting = false;
            }

            End();
        }
    }

    /// <returns>None when the writing is over.</returns>
    private PhoneNews Next()
    {
        lock (gate)
        {
            var news = isEnding ? PhoneNews.None : untold;
            untold = PhoneNews.None;
            if (news == PhoneNews.None)
            {
                isWriting = false;
                if (isEnding)
                {
                    ended.TrySetResult();
                }
            }

            return news;
        }
    }

    private void Write(PhoneNews news)
    {
        if (news.HasFlag(PhoneNews.Hello))
        {
            output.Write("retry: 2000\n\nevent: hello\ndata:\n\n"u8);
        }

        if (news.HasFlag(PhoneNews.Change))
        {
            output.Write("event: change\ndata:\n\n"u8);
        }

        if (news.HasFlag(PhoneNews.Beat))
        {
            output.Write("event: beat\ndata:\n\n"u8);
        }
    }
}
