package io.github.siakoberpa.whatsappweb.session;

/**
 * What belongs to one session for all its life, however often it is started.
 *
 * @param name its name
 * @param settings what all sessions share
 * @param workers threads and clock
 * @param opener opens its page
 * @param board its state
 * @param calls its calls into the page
 * @param receipts what it tells of messages
 * @param chats what it tells of chats
 * @param sent what was sent from here
 * @param screenshots pictures of the page that somebody waits for
 * @param transit files on their way out
 */
record SessionParts(
    String name,
    SessionSettings settings,
    Workers workers,
    WebPage.Opener opener,
    StatusBoard board,
    PageCalls calls,
    ReceiptBoard receipts,
    ChatBoard chats,
    SentIds sent,
    Screenshots screenshots,
    Transit transit) {
  static SessionParts of(
      String name, SessionSettings settings, Workers workers, WebPage.Opener opener) {
    OrderedExecutor ordered = new OrderedExecutor(workers.completions());
    StatusBoard board = new StatusBoard(name, workers.clock(), ordered);
    PageCalls calls = new PageCalls(workers.deadlines(), workers.completions());
    ReceiptBoard receipts = new ReceiptBoard(name, ordered);
    SentIds sent = new SentIds(settings.inbox(name).resolve("sent"));
    return new SessionParts(
        name,
        settings,
        workers,
        opener,
        board,
        calls,
        receipts,
        new ChatBoard(name, ordered, sent),
        sent,
        new Screenshots(workers.completions()),
        new Transit(settings, name));
  }
}
