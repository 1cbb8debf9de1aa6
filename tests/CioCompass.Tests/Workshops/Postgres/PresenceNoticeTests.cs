using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Postgres;
using CioCompass.Core.Workshops.Presence;
using FsCheck.Xunit;

namespace CioCompass.Tests.Workshops.Postgres;

public sealed class PresenceNoticeTests
{
    private static readonly Guid Self = Guid.NewGuid();

    [Property]
    public bool What_one_process_writes_the_other_reads(ulong[] phones)
    {
        var sent = new PresenceNotice(Guid.NewGuid(), [.. phones.Select(p => p & 0xFFFF_FFFF_FFFF)]);

        var read = PresenceNotice.Read(sent.Write(Self), Guid.NewGuid())!;

        return read.WorkshopId == sent.WorkshopId && read.Phones.SequenceEqual(sent.Phones);
    }

    [Fact]
    public void The_largest_fits_into_what_PostgreSQL_takes()
    {
        var keys = Enumerable.Range(0, PresenceNotice.PhonesAtMost).Select(i => PresentPhones.KeyOf(SecretToken.Hash($"{i}"))).ToList();

        Assert.InRange(Encoding.UTF8.GetByteCount(new PresenceNotice(Guid.NewGuid(), keys).Write(Self)), 1, 7999);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a here b c")]
    [InlineData("00000000000000000000000000000001 here 00000000000000000000000000000002 A===")]
    [InlineData("00000000000000000000000000000001 here 00000000000000000000000000000002 AAAA")]
    [InlineData("00000000000000000000000000000001 00000000000000000000000000000002 RoundOpened 00000000000000000000000000000003")]
    public void Whatever_else_is_sent_is_no_notice_of_phones(string payload) => Assert.Null(PresenceNotice.Read(payload, Self));

    [Fact]
    public void What_a_process_sent_itself_it_does_not_read_and_a_listener_of_before_ignores_it()
    {
        var payload = new PresenceNotice(Guid.NewGuid(), [1]).Write(Self);

        Assert.Null(PresenceNotice.Read(payload, Self));
        Assert.Null(FeedNotice.Read(payload, Guid.NewGuid()));
    }
}
