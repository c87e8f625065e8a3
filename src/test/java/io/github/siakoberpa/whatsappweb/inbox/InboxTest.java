package io.github.siakoberpa.whatsappweb.inbox;

import static io.github.siakoberpa.whatsappweb.inbox.FakeStore.event;
import static io.github.siakoberpa.whatsappweb.inbox.FakeStore.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import io.github.siakoberpa.whatsappweb.session.EventRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each event until its route succeeded, whatever stops in between. */
class InboxTest implements InboxRoute {
  private static final String ANN = "491701110001@c.us";
  private static final String BEN = "491701110002@c.us";
  private static final DeliveryLimits LIMITS =
      new DeliveryLimits(
          2, 20, Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofSeconds(1000));

  @TempDir private Path folder;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final FakeStore store = new FakeStore();
  private final List<ChatEvent> delivered = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Set<String> tried = ConcurrentHashMap.newKeySet();
  private final List<Consumer<Boolean>> ends = new CopyOnWriteArrayList<>();
  private volatile boolean slow;
  private Inbox inbox;

  @BeforeEach
  void open() {
    inbox =
        new Inbox(
            this, store.session(), LIMITS, executor, timer, file(), Instant.ofEpochSecond(100));
  }

  private Path file() {
    return folder.resolve("inbox").resolve("route");
  }

  private void reopen() {
    inbox.close();
    open();
    inbox.catchUp();
  }

  @AfterEach
  void stop() {
    inbox.close();
    executor.shutdownNow();
    timer.shutdownNow();
  }

  @Test
  void what_is_in_the_store_from_the_beginning_on_is_delivered_once() {
    store.add(text(ANN, 99));
    store.add(text(ANN, 100));
    inbox.catchUp();
    await(1);
    inbox.happened(text(ANN, 100));
    inbox.happened(text(ANN, 101));
    await(2);
    reopen();
    store.add(text(ANN, 102));
    inbox.catchUp();
    await(3);
    assertThat(seconds(ANN)).containsExactly(100L, 101L, 102L);
  }

  @Test
  void an_edit_from_a_clock_that_is_ahead_hides_nothing_that_is_missed_later() {
    store.add(text(ANN, 110));
    inbox.catchUp();
    await(1);
    inbox.happened(event(ANN, "edit:1", ChatEvent.Type.EDIT, 40_000_000));
    await(2);
    reopen();
    inbox.close();
    store.add(text(ANN, 120));
    open();
    inbox.catchUp();
    await(3);
    assertThat(seconds(ANN)).containsExactly(110L, 40_000_000L, 120L);
  }

  @Test
  void many_more_than_fit_arrive_in_the_order_of_their_chat_though_some_fail_at_first() {
    failing.add(text(ANN, 150).key());
    IntStream.range(100, 400).forEach(second -> store.add(text(ANN, second)));
    IntStream.range(100, 400).forEach(second -> store.add(text(BEN, second)));
    inbox.catchUp();
    IntStream.range(400, 450)
        .forEach(
            second -> {
              store.add(text(BEN, second));
              inbox.happened(text(BEN, second));
            });
    Awaitility.await().until(() -> seconds(BEN).size() == 350);
    assertThat(seconds(ANN)).as("behind a failure").hasSize(50);
    failing.clear();
    await(650);
    assertThat(seconds(ANN)).isSorted().doesNotHaveDuplicates().hasSize(300);
    assertThat(seconds(BEN)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_reaction_that_failed_comes_again_after_a_restart_though_no_store_tells_of_it() {
    ChatEvent reaction = event(ANN, "r:1", ChatEvent.Type.REACTION, 120);
    failing.add(reaction.key());
    inbox.catchUp();
    inbox.happened(reaction);
    inbox.happened(event(BEN, "r:2", ChatEvent.Type.REACTION, 121));
    await(1);
    failing.clear();
    reopen();
    await(2);
    reopen();
    store.add(text(ANN, 130));
    inbox.catchUp();
    await(3);
    assertThat(delivered.get(1).facts()).containsEntry("text", "secret");
  }

  @Test
  void where_the_store_cannot_be_asked_what_happens_is_delivered_and_it_is_asked_again() {
    store.broken = true;
    store.add(text(ANN, 110));
    inbox.catchUp();
    Awaitility.await().until(() -> !failures.isEmpty());
    inbox.happened(text(BEN, 111));
    Awaitility.await().until(() -> seconds(BEN).size() == 1);
    store.broken = false;
    await(2);
    assertThat(store.looks).isGreaterThan(1);
  }

  /** It used to stop the catching up of all of them, again and again. */
  @Test
  void a_chat_that_cannot_be_read_holds_up_no_other_and_is_asked_for_again() {
    store.unreadable.add(ANN);
    store.add(text(ANN, 110));
    store.add(text(BEN, 111));
    inbox.catchUp();
    await(1);
    assertThat(seconds(BEN)).containsExactly(111L);
    assertThat(failures).isEmpty();
    store.unreadable.clear();
    await(2);
    assertThat(seconds(ANN)).containsExactly(110L);
  }

  @Test
  void what_was_missed_in_an_unreadable_chat_is_found_however_far_the_others_came() {
    store.unreadable.add(ANN);
    store.add(text(ANN, 110));
    store.add(text(BEN, 111));
    store.add(text(BEN, 5000));
    inbox.catchUp();
    await(2);
    store.add(text(ANN, 2000));
    inbox.happened(text(ANN, 2000));
    await(3);
    reopen();
    inbox.happened(text(BEN, 9000));
    await(4);
    inbox.close();

    store.unreadable.clear();
    failing.add(text(ANN, 110).key());
    open();
    inbox.catchUp();
    Awaitility.await().until(() -> tried.contains(text(ANN, 110).key()));
    failing.clear();
    reopen();
    await(5);
    assertThat(seconds(ANN)).as("in a chat that can be read again").containsExactly(2000L, 110L);
  }

  @Test
  void what_the_route_is_at_when_its_session_is_deleted_is_written_nowhere() throws Exception {
    slow = true;
    inbox.happened(event(ANN, "r:4", ChatEvent.Type.REACTION, 120));
    Awaitility.await().until(() -> ends.size() == 1);
    inbox.discard();
    Files.delete(file());
    ends.remove(0).accept(true);
    inbox.happened(event(ANN, "r:5", ChatEvent.Type.REACTION, 121));
    assertThat(file()).doesNotExist();
  }

  @Test
  void nothing_is_delivered_while_it_is_suspended_and_everything_afterwards() {
    inbox.catchUp();
    inbox.suspend();
    store.add(text(ANN, 120));
    inbox.happened(text(ANN, 120));
    inbox.happened(event(ANN, "r:3", ChatEvent.Type.REACTION, 121));
    assertThat(delivered).isEmpty();
    inbox.resume();
    await(2);
  }

  @Test
  void the_file_names_no_numbers_and_may_end_in_the_middle_of_a_line() throws Exception {
    inbox.catchUp();
    inbox.happened(text(ANN, 120));
    await(1);
    inbox.close();
    assertThat(Files.readString(file())).doesNotContain("4917").doesNotContain("secret");
    Files.writeString(file(), Files.readString(file()) + "D 12");
    store.add(text(ANN, 120));
    store.add(text(ANN, 121));
    reopen();
    await(2);
    assertThat(seconds(ANN)).containsExactly(120L, 121L);
  }

  private List<Long> seconds(String chat) {
    return delivered.stream()
        .filter(event -> event.chat().equals(chat))
        .map(event -> event.at().getEpochSecond())
        .toList();
  }

  private void await(int events) {
    Awaitility.await().until(() -> delivered.size() >= events);
    assertThat(delivered).hasSize(events);
  }

  @Override
  public boolean wants(EventRef event) {
    return true;
  }

  @Override
  public void deliver(ChatEvent event, Consumer<Boolean> done) {
    boolean fails = failing.contains(event.key());
    if (!fails) {
      delivered.add(event);
    }
    tried.add(event.key());
    if (slow) {
      ends.add(done);
    } else {
      done.accept(!fails);
    }
  }

  @Override
  public boolean remembers(String key) {
    return false;
  }

  @Override
  public void remember(String key) {}

  @Override
  public void failed(Throwable failure) {
    failures.add(failure);
  }
}
