package io.holdfast.bench.rival;

import io.holdfast.stack.StackFailure;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.postgresql.xa.PGXADataSource;

/** One branch of distributed transactions, on its own connection. */
final class Branch implements AutoCloseable {
  private static final int FORMAT = 0x484f4c44;
  private final XAConnection pooled;
  private final XAResource resource;
  private final PreparedStatement oneLine;
  private final PreparedStatement several;
  private final byte[] qualifier;
  private Xid current;

  Branch(String url, int number, String oneLine, String several) throws SQLException {
    PGXADataSource source = new PGXADataSource();
    source.setUrl(url);
    pooled = source.getXAConnection();
    resource = pooled.getXAResource();
    Connection connection = pooled.getConnection();
    this.oneLine = connection.prepareStatement(oneLine);
    this.several = connection.prepareStatement(several);
    this.qualifier = new byte[] {(byte) number};
  }

  PreparedStatement oneLine() {
    return oneLine;
  }

  PreparedStatement several() {
    return several;
  }

  void begin(UUID transaction) throws XAException {
    current = new GlobalId(bytes(transaction), qualifier);
    resource.start(current, XAResource.TMNOFLAGS);
  }

  void prepare() throws XAException {
    resource.end(current, XAResource.TMSUCCESS);
    resource.prepare(current);
  }

  void commit() throws XAException {
    resource.commit(current, false);
    current = null;
  }

  /** Rolls back a started branch that is not prepared; otherwise does nothing. */
  void undo() throws XAException {
    if (current != null) {
      resource.end(current, XAResource.TMFAIL);
      resource.rollback(current);
      current = null;
    }
  }

  @Override
  public void close() throws SQLException {
    if (current != null) {
      throw new StackFailure("a branch of the rival is left open");
    }
    pooled.close();
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(Long.BYTES * 2)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private record GlobalId(byte[] transaction, byte[] branch) implements Xid {
    @Override
    public int getFormatId() {
      return FORMAT;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return transaction;
    }

    @Override
    public byte[] getBranchQualifier() {
      return branch;
    }
  }
}
