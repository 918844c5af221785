package io.holdfast.exchange.csv;

import io.holdfast.exchange.InvalidFileException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a file row by row (RFC 4180), as spreadsheets write it: with or without a byte order mark,
 * separated by commas, semicolons or tabs, whatever its lines end with. Needs little memory.
 */
public final class CsvFile implements Closeable {
  private static final int LONGEST_HEADER = 1 << 14;
  private static final int MOST_COLUMNS = 50;
  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=([,;\t])\\R");

  private final BoundedRows bounded;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> columns;
  private final int linesBefore;
  private long rows;

  private CsvFile(BufferedReader in, Columns known) throws IOException {
    String start = start(in);
    Matcher told = SEPARATOR_LINE.matcher(start);
    char separator;
    if (told.lookingAt()) {
      separator = told.group(1).charAt(0);
      skip(in, told.end());
      linesBefore = 1;
    } else {
      separator = separatorOf(start);
      linesBefore = 0;
    }
    bounded = new BoundedRows(in);
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
    parser = CSVParser.builder().setReader(bounded).setFormat(format).get();
    records = parser.iterator();
    CSVRecord header = nextRecord();
    if (header == null) {
      throw new InvalidFileException("the file is empty");
    }
    if (header.size() > MOST_COLUMNS) {
      throw new InvalidFileException("a file has at most " + MOST_COLUMNS + " columns");
    }
    columns = known.of(header.toList());
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws InvalidFileException if it has no such header
   */
  public static CsvFile open(InputStream in, Charset charset, Columns known) {
    try {
      return new CsvFile(
          new BufferedReader(
              new InputStreamReader(
                  in,
                  charset
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)),
              LONGEST_HEADER),
          known);
    } catch (CharacterCodingException e) {
      throw new InvalidFileException("the file is not " + charset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The next rows; fewer than asked for only at the end. Lines without anything are no rows.
   *
   * @throws InvalidFileException if the file cannot be read on
   */
  public List<CsvRow> next(int most) {
    List<CsvRow> found = new ArrayList<>(most);
    while (found.size() < most) {
      long before = parser.getCurrentLineNumber();
      CSVRecord record = nextRecord();
      if (record == null) {
        break;
      }
      if (!isBlank(record)) {
        rows++;
        found.add(row((int) before + 1 + linesBefore, record));
      }
    }
    return found;
  }

  /** Passes rows that were read before. */
  public void skip(long number) {
    boolean more = true;
    while (more && rows < number) {
      more = !next(1).isEmpty();
    }
  }

  private CsvRow row(int line, CSVRecord record) {
    Map<String, String> cells = new HashMap<>();
    String problem = null;
    for (int i = 0; i < Math.max(record.size(), columns.size()); i++) {
      String cell = i < record.size() ? record.get(i) : "";
      if (i >= columns.size()) {
        problem = cell.isBlank() ? problem : "the row has more cells than the header";
      } else if (columns.get(i) != null) {
        cells.put(columns.get(i), cell);
      }
    }
    return new CsvRow(rows, line, cells, problem);
  }

  private CSVRecord nextRecord() {
    try {
      CSVRecord record = records.hasNext() ? records.next() : null;
      bounded.rowEnded();
      return record;
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException
          ? broken("a character is not of the file's character set")
          : broken(e.getCause().getMessage());
    } catch (IllegalStateException e) {
      throw broken(e.getMessage());
    }
  }

  private InvalidFileException broken(String why) {
    long line = parser.getCurrentLineNumber() + linesBefore;
    return new InvalidFileException("the file cannot be read at about line " + line + ": " + why);
  }

  private static boolean isBlank(CSVRecord record) {
    return record.stream().allMatch(String::isBlank);
  }

  /** The first characters, which stay to be read; a byte order mark is passed. */
  private static String start(BufferedReader in) throws IOException {
    in.mark(1);
    if (in.read() != BYTE_ORDER_MARK) {
      in.reset();
    }
    in.mark(LONGEST_HEADER);
    char[] first = new char[LONGEST_HEADER];
    int length = 0;
    int read = 0;
    while (length < first.length && read >= 0) {
      read = in.read(first, length, first.length - length);
      length += Math.max(0, read);
    }
    in.reset();
    return new String(first, 0, length);
  }

  private static void skip(BufferedReader in, int characters) throws IOException {
    for (int i = 0; i < characters; i++) {
      in.read();
    }
  }

  /** The one that separates most columns of the header. */
  private static char separatorOf(String start) {
    char best = ',';
    int most = 0;
    for (char candidate : new char[] {',', ';', '\t'}) {
      int count = 0;
      boolean quoted = false;
      for (int i = 0; i < start.length() && (quoted || !isLineEnd(start.charAt(i))); i++) {
        quoted ^= start.charAt(i) == '"';
        count += !quoted && start.charAt(i) == candidate ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private static boolean isLineEnd(char character) {
    return character == '\n' || character == '\r';
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
