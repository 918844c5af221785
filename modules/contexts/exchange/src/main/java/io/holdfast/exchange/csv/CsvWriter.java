package io.holdfast.exchange.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes rows in UTF-8 (RFC 4180), with formulas disarmed. */
public final class CsvWriter {
  private final BufferedWriter out;
  private final CSVPrinter printer;

  public CsvWriter(OutputStream out, List<String> header) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.printer = new CSVPrinter(this.out, CSVFormat.RFC4180);
    printer.printRecord(header);
  }

  /** Writes texts, which are disarmed, and numbers, which are not. */
  public void row(Object... cells) throws IOException {
    for (Object cell : cells) {
      printer.print(cell instanceof String text ? Formulas.disarm(text) : cell);
    }
    printer.println();
  }

  /** Passes on what was written. */
  public void flush() throws IOException {
    out.flush();
  }
}
