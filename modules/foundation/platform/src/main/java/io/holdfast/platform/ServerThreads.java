package io.holdfast.platform;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Where threads come from: the container in the server, plain Java in a test.
 *
 * @param factory makes threads that live as long as the application
 * @param executor runs short tasks
 */
public record ServerThreads(ThreadFactory factory, Executor executor) {}
