package io.github.siakoberpa.whatsappweb.session;

import io.github.siakoberpa.whatsappweb.message.Audio;
import io.github.siakoberpa.whatsappweb.message.ContactCard;
import io.github.siakoberpa.whatsappweb.message.Deletion;
import io.github.siakoberpa.whatsappweb.message.Document;
import io.github.siakoberpa.whatsappweb.message.Edit;
import io.github.siakoberpa.whatsappweb.message.Gesture;
import io.github.siakoberpa.whatsappweb.message.Image;
import io.github.siakoberpa.whatsappweb.message.Location;
import io.github.siakoberpa.whatsappweb.message.Media;
import io.github.siakoberpa.whatsappweb.message.OutgoingMessage;
import io.github.siakoberpa.whatsappweb.message.Poll;
import io.github.siakoberpa.whatsappweb.message.Reaction;
import io.github.siakoberpa.whatsappweb.message.SendOptions;
import io.github.siakoberpa.whatsappweb.message.Sticker;
import io.github.siakoberpa.whatsappweb.message.Text;
import io.github.siakoberpa.whatsappweb.message.Typing;
import io.github.siakoberpa.whatsappweb.message.Video;
import io.github.siakoberpa.whatsappweb.message.VoiceNote;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages in the words of our layer in the page. Pure. */
final class Contents {
  private final Map<String, Object> words = new HashMap<>();

  private Contents() {}

  /** What the page is told of a message; of a file, everything but its bytes. */
  static Map<String, Object> words(OutgoingMessage message, SendOptions options) {
    Contents contents = new Contents();
    contents.say(options);
    if (message instanceof Media media) {
      contents.say(media);
    } else if (message instanceof Gesture gesture) {
      contents.say(gesture);
    } else {
      contents.say(message);
    }
    return contents.words;
  }

  /** How long typing is shown before, or as, the message. */
  static Duration typing(OutgoingMessage message, SendOptions options) {
    return message instanceof Typing typing
        ? typing.duration().plus(options.typing())
        : options.typing();
  }

  private void say(SendOptions options) {
    if (!options.mentions().isEmpty()) {
      put("mentions", options.mentions());
    }
    put("quoted", options.quoted());
    put("linkPreview", options.linkPreview());
  }

  private void say(OutgoingMessage message) {
    if (message instanceof Text text) {
      put("kind", "text");
      put("text", text.text());
    } else if (message instanceof Location place) {
      put("kind", "location");
      put("lat", place.latitude());
      put("lng", place.longitude());
      put("name", place.name());
      put("address", place.address());
    } else if (message instanceof ContactCard card) {
      put("kind", "contact");
      put("name", card.name());
      put("phone", card.phone());
    } else if (message instanceof Poll poll) {
      put("kind", "poll");
      put("question", poll.question());
      put("answers", poll.answers());
      put("selectable", poll.selectable());
    }
  }

  private void say(Media media) {
    put("kind", "media");
    put("mimetype", media.file().mimeType());
    put("filename", media.file().name());
    put("caption", media.caption());
    if (media instanceof Image image) {
      put("type", "image");
      put("viewOnce", image.viewOnce());
    } else if (media instanceof Video video) {
      put("type", "video");
      put("gif", video.gif());
    } else if (media instanceof Audio || media instanceof VoiceNote) {
      put("type", "audio");
      put("voice", media instanceof VoiceNote);
    } else if (media instanceof Sticker) {
      put("type", "sticker");
    } else if (media instanceof Document) {
      put("type", "document");
    }
  }

  private void say(Gesture gesture) {
    if (gesture instanceof Reaction reaction) {
      put("kind", "reaction");
      put("target", reaction.target());
      put("text", reaction.emoji());
    } else if (gesture instanceof Edit edit) {
      put("kind", "edit");
      put("target", edit.target());
      put("text", edit.text());
    } else if (gesture instanceof Deletion deletion) {
      put("kind", "deletion");
      put("target", deletion.target());
    } else {
      put("kind", gesture instanceof Typing ? "typing" : "seen");
    }
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      words.put(name, value);
    }
  }
}
