package io.holdfast.stream.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes splits into checkpoints: one, or those that no reader has. */
abstract class FeedSplitSerializer<T> implements SimpleVersionedSerializer<T> {

  /** Of one split. */
  static SimpleVersionedSerializer<FeedSplit> one() {
    return new FeedSplitSerializer<>() {
      @Override
      void write(FeedSplit split, DataOutputStream out) throws IOException {
        writeSplit(split, out);
      }

      @Override
      FeedSplit read(DataInputStream in) throws IOException {
        return readSplit(in);
      }
    };
  }

  /** Of several. */
  static SimpleVersionedSerializer<List<FeedSplit>> several() {
    return new FeedSplitSerializer<>() {
      @Override
      void write(List<FeedSplit> splits, DataOutputStream out) throws IOException {
        out.writeInt(splits.size());
        for (FeedSplit split : splits) {
          writeSplit(split, out);
        }
      }

      @Override
      List<FeedSplit> read(DataInputStream in) throws IOException {
        List<FeedSplit> splits = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          splits.add(readSplit(in));
        }
        return splits;
      }
    };
  }

  abstract void write(T value, DataOutputStream out) throws IOException;

  abstract T read(DataInputStream in) throws IOException;

  @Override
  public int getVersion() {
    return 1;
  }

  @Override
  public byte[] serialize(T value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(value, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Override
  public T deserialize(int version, byte[] bytes) throws IOException {
    return read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static void writeSplit(FeedSplit split, DataOutputStream out) throws IOException {
    out.writeUTF(split.queue());
    out.writeInt(split.number());
  }

  private static FeedSplit readSplit(DataInputStream in) throws IOException {
    return new FeedSplit(in.readUTF(), in.readInt(), -1);
  }
}
