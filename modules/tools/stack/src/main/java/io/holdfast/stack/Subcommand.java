package io.holdfast.stack;

/**
 * A command of another module: a picocli command named as a {@link java.util.ServiceLoader}
 * provider of this interface. {@link Holdfast} offers every one that is on the class path.
 */
public interface Subcommand {}
