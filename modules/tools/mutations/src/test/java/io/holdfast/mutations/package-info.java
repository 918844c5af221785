/**
 * Mutation tests: each guard is removed in a copy of the sources, the tests of its module run
 * there, and at least one must fail.
 */
package io.holdfast.mutations;
