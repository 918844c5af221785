package io.holdfast.simulators.message;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Starts the receivers of messages of one stack in this process: SMTP port, SMS port, directory of
 * their files.
 */
public final class MessagesMain {
  private static final int WRONG_ARGUMENT = 2;
  private static final int CANNOT_START = 1;
  private static final int ARGUMENTS = 3;

  private MessagesMain() {}

  /**
   * Serves until the process is stopped.
   *
   * @param args SMTP port, SMS port, directory
   */
  public static void main(String[] args) {
    if (args.length != ARGUMENTS) {
      exit(WRONG_ARGUMENT, "usage: SMTP-PORT SMS-PORT DIRECTORY");
      return;
    }
    try {
      Path directory = Path.of(args[2]);
      MailServer mail =
          MailServer.start(
              Integer.parseInt(args[0]), MessageJournal.open(directory.resolve("mail.jsonl")));
      SmsServer sms =
          SmsServer.start(
              Integer.parseInt(args[1]), MessageJournal.open(directory.resolve("sms.jsonl")));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    mail.close();
                    sms.close();
                  },
                  "stop"));
    } catch (IOException | RuntimeException failure) {
      exit(CANNOT_START, "cannot start: " + failure.getMessage());
    }
  }

  private static void exit(int code, String reason) {
    System.err.println("messages: " + reason);
    System.exit(code);
  }
}
