package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final String TEXT =
      "2@abcdefghijklmnopqrstuvwxyz,uLPSYNhJZL4T7qvL3bZqxsiyK4oX7F7vQTB/MCh1KrM=,"
          + "xx8nX/Tg45sJXh+ApxpA8bwY0O2YyYBG2iUcn9B0jhY=,1";

  @Test
  void a_png_reads_back_as_the_text() throws Exception {
    assertThat(decoded(QrCode.of(TEXT).png(4))).as("text in the picture").isEqualTo(TEXT);
  }

  @Test
  void a_data_url_holds_a_png() throws Exception {
    String url = QrCode.of(TEXT).dataUrl();
    assertThat(url).startsWith("data:image/png;base64,");
    byte[] png = Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
    assertThat(decoded(png)).as("text in the picture").isEqualTo(TEXT);
  }

  @Test
  void a_terminal_shows_light_modules_as_light_and_reads_back() throws Exception {
    assertThat(decoded(drawn(QrCode.of(TEXT).terminal().lines().toList())))
        .as("text on the terminal")
        .isEqualTo(TEXT);
  }

  @Test
  void an_svg_draws_as_many_modules_as_the_picture_has() {
    QrCode code = QrCode.of(TEXT);
    int dark = code.svg().split("h1v1h-1z", -1).length - 1;
    assertThat(dark).as("dark modules").isGreaterThan(400);
    assertThat(code.svg()).contains("viewBox=\"0 0 ").endsWith("</svg>\n");
  }

  @Test
  void a_text_too_long_for_a_code_is_refused() {
    assertThatThrownBy(() -> QrCode.of("x".repeat(5000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BufferedImage drawn(List<String> lines) {
    int scale = 4;
    int width = lines.get(0).length() * scale;
    BufferedImage image =
        new BufferedImage(width, lines.size() * 2 * scale, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        char letter = lines.get(y / scale / 2).charAt(x / scale);
        boolean top = y / scale % 2 == 0;
        boolean light = letter == '█' || letter == (top ? '▀' : '▄');
        image.setRGB(x, y, light ? 0xffffff : 0);
      }
    }
    return image;
  }

  private static String decoded(byte[] png) throws Exception {
    return decoded(ImageIO.read(new ByteArrayInputStream(png)));
  }

  private static String decoded(BufferedImage image) throws Exception {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    RGBLuminanceSource source = new RGBLuminanceSource(width, height, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }
}
