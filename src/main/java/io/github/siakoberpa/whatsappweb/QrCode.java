package io.github.siakoberpa.whatsappweb;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A text as a QR code, in the forms that people and programs can show. Immutable. Pictures are made
 * here rather than by java.desktop, which is missing from small Java runtimes and slow to start.
 */
public final class QrCode {
  private static final int QUIET_ZONE = 4;
  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final BitMatrix modules;

  private QrCode(BitMatrix modules) {
    this.modules = modules;
  }

  /**
   * Encodes a text.
   *
   * @throws IllegalArgumentException if it is empty or too long for a QR code
   */
  public static QrCode of(String text) {
    try {
      Map<EncodeHintType, Object> hints =
          Map.of(
              EncodeHintType.MARGIN,
              QUIET_ZONE,
              EncodeHintType.ERROR_CORRECTION,
              ErrorCorrectionLevel.L);
      return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
    } catch (WriterException e) {
      throw new IllegalArgumentException("The text does not fit into a QR code", e);
    }
  }

  /** A black and white PNG with so many pixels a module, its quiet zone included. */
  public byte[] png(int scale) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(PNG_SIGNATURE);
    int side = modules.getWidth() * scale;
    // One bit a pixel, greyscale, and the only compression, filter and (no) interlacing there are.
    byte[] kind = {1, 0, 0, 0, 0};
    chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(side).putInt(side).put(kind).array());
    chunk(out, "IDAT", deflated(pixels(scale)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** The PNG as a data URL, ready for an HTML image. */
  public String dataUrl() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(8));
  }

  /** An SVG that scales to whatever room it is given. */
  public String svg() {
    int side = modules.getWidth();
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s"/></svg>
        """
        .formatted(side, path);
  }

  /** Text for a terminal with light letters on a dark ground, two modules a character. */
  public String terminal() {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y += 2) {
      for (int x = 0; x < modules.getWidth(); x++) {
        boolean top = light(x, y);
        boolean bottom = light(x, y + 1);
        text.append(top ? (bottom ? '█' : '▀') : (bottom ? '▄' : ' '));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private boolean light(int x, int y) {
    return y < modules.getHeight() && !modules.get(x, y);
  }

  private byte[] pixels(int scale) {
    int side = modules.getWidth() * scale;
    int bytesPerRow = 1 + (side + 7) / 8;
    byte[] rows = new byte[bytesPerRow * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (!modules.get(x / scale, y / scale)) {
          rows[y * bytesPerRow + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return rows;
  }

  private static byte[] deflated(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
