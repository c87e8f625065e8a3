package io.github.siakoberpa.sandbox;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One page with wa-js in it. One thread only. */
final class WaJsPage {

  private static final String IS_READY = "() => window.WPP?.isFullReady";
  private static final String IS_MAIN =
      "() => window.WPP?.isFullReady && WPP.conn.isAuthenticated()"
          + " && WPP.conn.getStreamData().mode === 'MAIN' && WPP.whatsapp.Socket.state === 'CONNECTED'";

  /** Keeps what clients hear, in the page, from before anything can be heard. */
  private static final String LISTEN =
      """
      () => {
        window.heard ??= [];
        WPP.on('chat.msg_ack_change', ({ack, ids}) =>
          heard.push({event: 'ack', ack, id: ids[0].id, key: String(ids[0])}));
        WPP.on('chat.new_message', (msg) =>
          heard.push({event: 'message', id: msg.id.id, fromMe: msg.id.fromMe, body: msg.body,
            from: String(msg.from), type: msg.type, quoted: msg.quotedStanzaID, name: msg.notifyName,
            filename: msg.filename}));
        WPP.on('chat.new_reaction', ({msgId, reactionText, sender}) =>
          heard.push({event: 'reaction', id: msgId.id, text: reactionText, sender: String(sender)}));
        WPP.on('chat.msg_edited', ({id, msg}) =>
          heard.push({event: 'edit', id: id.split('_')[2], text: msg.caption ?? msg.body}));
        WPP.on('chat.msg_revoke', ({refId, type}) => heard.push({event: type, id: refId.id}));
        WPP.on('chat.poll_response', ({msgId, selectedOptions, sender}) =>
          heard.push({event: 'vote', id: msgId.id, sender: String(sender),
            chosen: selectedOptions.filter(Boolean).map(({name}) => name).join()}));
      }""";

  private final Page page;
  private final String url;
  private final List<String> errors = new CopyOnWriteArrayList<>();

  private WaJsPage(Page page, String url) {
    this.page = page;
    this.url = url;
    page.onConsoleMessage(this::keepError);
    page.onPageError(error -> errors.add("uncaught: " + error));
  }

  static WaJsPage open(BrowserContext context, Sandbox sandbox, String session) {
    Page page = context.pages().isEmpty() ? context.newPage() : context.pages().get(0);
    WaJsPage made = new WaJsPage(page, sandbox.url() + "?session=" + session);
    return made.load();
  }

  WaJsPage load() {
    page.navigate(url);
    page.waitForFunction(IS_READY);
    page.evaluate(LISTEN);
    return this;
  }

  /** Starts to note what clients hear, from nothing. */
  void listen() {
    page.evaluate("() => { window.heard = []; window.outcomes = {}; }");
  }

  /** Loads so that nothing is missed, however early it comes. */
  WaJsPage loadListening() {
    page.context().addInitScript("(" + LISTEN + ")()");
    page.navigate(url);
    page.waitForFunction(IS_READY);
    return this;
  }

  WaJsPage awaitMain() {
    page.waitForFunction(IS_MAIN);
    return this;
  }

  WaJsPage awaitQr() {
    page.waitForFunction(
        "() => window.WPP?.isFullReady && WPP.whatsapp.Socket.state === 'UNPAIRED'");
    return this;
  }

  Page page() {
    return page;
  }

  /**
   * What the browser complained about, but for the modules that wa-js would like and we do not
   * have.
   */
  List<String> errors() {
    return errors;
  }

  Object eval(String expression, Object... arguments) {
    return page.evaluate(expression, List.of(arguments));
  }

  String text(String expression, Object... arguments) {
    return String.valueOf(eval(expression, arguments));
  }

  void await(String expression, Object... arguments) {
    page.waitForFunction(expression, List.of(arguments));
  }

  /** Sends a text as a client does: number check, chat, own id, and waits for the end of it. */
  @SuppressWarnings("unchecked")
  Map<String, Object> send(String to, String id, String body) {
    return (Map<String, Object>) eval(SEND, to, id, body);
  }

  /** The same, but does not wait: the outcome is kept as {@code outcomes[id]}. */
  void startSend(String to, String id, String body) {
    page.evaluate(
        "(args) => { window.outcomes ??= {}; ("
            + SEND
            + ")(args).then((outcome) => { outcomes[args[1]] = outcome; }); }",
        List.of(to, id, body));
  }

  /** A text without a number check, so with no request before the send itself. */
  @SuppressWarnings("unchecked")
  Map<String, Object> sendUnchecked(String to, String id, String body) {
    return (Map<String, Object>)
        eval(SEND.replaceFirst("await importNamespace.*\n", ""), to, id, body);
  }

  /** The stored rows of a key, as JSON. */
  String rows(String key) {
    return text(
        "([key]) => importNamespace('WAWebDBMsgUtils').getMsgsByMsgKey([key]).then(JSON.stringify)",
        key);
  }

  private static final String SEND =
      """
      async ([to, id, body]) => {
        try {
          await importNamespace('WAWebQueryExistsJob').queryWidExists(WPP.whatsapp.WidFactory.createWid(to));
          const chat = await WPP.chat.find(to);
          const sent = await WPP.chat.sendTextMessage(chat.id, body, {
            messageId: `true_${chat.id}_${id}`, linkPreview: false, markIsRead: false, detectMentioned: false,
          });
          return { ack: sent.ack, result: sent.sendMsgResult.messageSendResult, code: sent.sendMsgResult.ackErrorCode };
        } catch (error) {
          return { error: error.name, message: error.message };
        }
      }""";

  private void keepError(ConsoleMessage message) {
    boolean complaint = message.type().equals("error") || message.type().equals("warning");
    if (complaint
        && !message
            .text()
            .matches("(?s).*(was not found|is not a function|Failed to load resource).*")) {
      errors.add(message.type() + ": " + message.text());
    }
  }
}
