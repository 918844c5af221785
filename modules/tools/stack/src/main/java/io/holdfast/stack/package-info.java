/**
 * The command line of Holdfast. Every subcommand is one class; what they work on (the data
 * directory, the parts of the stack, their supervisor) lives in the sub-packages.
 */
package io.holdfast.stack;
