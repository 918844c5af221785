/**
 * The servers of one installation: who they are, and locks with a lease that let one of them do
 * what need not be done twice. Nothing here decides whether a change is correct.
 */
package io.holdfast.cluster;
