/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which character may be the decimal mark of a number, as a mask. */
typedef enum {
  ACCORD_MARK_NONE = 0,
  ACCORD_MARK_DOT = 1 << 0,
  ACCORD_MARK_COMMA = 1 << 1,
} AccordMarks;

/* How a number is written. */
typedef struct {
  AccordMarks marks;      /* decimal marks under which it is a number */
  guint decimals_dot;     /* digits after the mark, if that is a dot */
  guint decimals_comma;   /* the same for a comma */
  guint n_digits;
  gboolean separated;     /* has a decimal mark or a mark between groups */
  gboolean leading_zero;  /* 007: a code rather than a number */
  gboolean percent;
  char currency[16];      /* what stands before or behind it, such as "$" or "EUR"; or "" */
} AccordNumberShape;

gboolean accord_column_number_shape (const char *cell, AccordNumberShape *shape);
const char *accord_column_currency_code (const char *currency);
gboolean accord_column_is_boolean (const char *cell);
gboolean accord_column_is_email (const char *cell);
gboolean accord_column_is_phone (const char *cell);
gboolean accord_column_is_url (const char *cell);
gboolean accord_column_has_clock (const char *cell);

G_END_DECLS
