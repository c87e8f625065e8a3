package io.github.siakoberpa.sandbox;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Draws a QR code as SVG. */
final class QrImage {

  private static final int MAX_TEXT = 1000;
  private static final int QUIET_ZONE = 1;

  private QrImage() {}

  static byte[] svg(String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw Refusal.badInput("text must have 1 to %d characters".formatted(MAX_TEXT));
    }
    BitMatrix matrix;
    try {
      matrix =
          new QRCodeWriter()
              .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
    } catch (WriterException e) {
      throw Refusal.badInput("text does not fit a QR code");
    }
    return draw(matrix).getBytes(StandardCharsets.UTF_8);
  }

  private static String draw(BitMatrix matrix) {
    StringBuilder squares = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y)) {
          squares.append("M%d %dh1v1h-1z".formatted(x, y));
        }
      }
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#122e31" d="%s"/></svg>"""
        .formatted(
            matrix.getWidth(), matrix.getHeight(), matrix.getWidth(), matrix.getHeight(), squares);
  }
}
