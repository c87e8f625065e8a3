package io.github.siakoberpa.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Features;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka in this process, controller and broker in one, and a client of it. */
public final class KafkaBroker implements AutoCloseable {
  private static final String CONTROLLER = "CONTROLLER";

  private final Properties properties;
  private final String servers;
  private final KafkaProducer<String, String> producer;
  private KafkaRaftServer server;

  private KafkaBroker(Properties properties, String servers) {
    this.properties = properties;
    this.server = started(properties);
    this.servers = servers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "linger.ms", "5"),
            new StringSerializer(),
            new StringSerializer());
  }

  /** On a free port, with its log in that folder. */
  public static KafkaBroker start(Path folder) throws Exception {
    int port = ArtemisBroker.freePort();
    int controller = ArtemisBroker.freePort();
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setSupportedFeatures(Features.PRODUCTION_FEATURES)
        .setControllerListenerName(CONTROLLER)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .run();
    Properties properties = new Properties();
    Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller)),
            Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
            Map.entry("log.dirs", folder.toString()),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"))
        .forEach(properties::setProperty);
    return new KafkaBroker(properties, "127.0.0.1:" + port);
  }

  private static KafkaRaftServer started(Properties properties) {
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    server.startup();
    return server;
  }

  /** Nobody is answered any more. */
  public void goAway() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** The same one as before. */
  public void comeBack() {
    server = started(properties);
  }

  /** Where it is. */
  public String servers() {
    return servers;
  }

  /** A topic with so many partitions. */
  public void make(String topic, int partitions) throws Exception {
    make(new NewTopic(topic, partitions, (short) 1));
  }

  /** A topic with one partition that takes no record of more bytes. */
  public void makeSmall(String topic, int bytes) throws Exception {
    make(
        new NewTopic(topic, 1, (short) 1)
            .configs(Map.of("max.message.bytes", String.valueOf(bytes))));
  }

  private void make(NewTopic topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  /** Records, each of which is there when it returns. */
  public void send(List<ProducerRecord<String, String>> records) throws Exception {
    List<Future<RecordMetadata>> written = records.stream().map(producer::send).toList();
    producer.flush();
    for (Future<RecordMetadata> one : written) {
      one.get();
    }
  }

  /** A record of anything. */
  public void send(String topic, byte[] key, byte[] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> sender =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      sender.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  /** All records of the topic, once there are at least so many, or for so long. */
  public List<ConsumerRecord<String, String>> read(String topic, int atLeast, Duration patience) {
    return read(topic, atLeast, patience, new StringDeserializer());
  }

  /** The same, as they are. */
  public List<ConsumerRecord<byte[], byte[]>> readBytes(
      String topic, int atLeast, Duration patience) {
    return read(topic, atLeast, patience, new ByteArrayDeserializer());
  }

  private <T> List<ConsumerRecord<T, T>> read(
      String topic, int atLeast, Duration patience, Deserializer<T> type) {
    List<ConsumerRecord<T, T>> all = new ArrayList<>();
    try (KafkaConsumer<T, T> consumer =
        new KafkaConsumer<>(Map.of("bootstrap.servers", servers), type, type)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(topic, one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = System.nanoTime() + patience.toNanos();
      while (all.size() < atLeast && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
    }
    return all;
  }

  @Override
  public void close() {
    producer.close();
    server.shutdown();
    server.awaitShutdown();
  }
}
