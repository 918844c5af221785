package io.holdfast.stream.store;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes documents at least once; a checkpoint is complete when all before it are written. */
public final class StoreSink implements Sink<StoreDocument> {
  private static final long serialVersionUID = 1L;
  private final StoreTarget target;

  /** A sink. */
  public StoreSink(StoreTarget target) {
    this.target = target;
  }

  @Override
  public SinkWriter<StoreDocument> createWriter(WriterInitContext context) {
    return new StoreWriter(
        new BulkStore(target),
        context.getProcessingTimeService(),
        context.getTaskInfo().getIndexOfThisSubtask());
  }
}
