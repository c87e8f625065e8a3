package io.github.siakoberpa.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads a stored file from its beginning, beside others who read the same. One thread; it does not
 * close what it reads from.
 */
final class StoredContent extends InputStream {

  private final FileChannel channel;
  private long position;

  StoredContent(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int count) throws IOException {
    int got = channel.read(ByteBuffer.wrap(into, from, count), position);
    position += Math.max(got, 0);
    return got;
  }
}
