/** The OpenAPI document: what the annotations of single operations would have to repeat. */
package io.holdfast.web.openapi;
