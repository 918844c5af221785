/**
 * Proves that the tests would notice a missing guard: each guard is taken out of a copy of the
 * sources, the tests of its module run there, and at least one of them has to fail.
 */
package io.holdfast.mutations;
