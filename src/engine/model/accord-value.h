/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "accord-money.h"

G_BEGIN_DECLS

/* One value of one field. A field type uses the number, the text, or both (money: minor units and
 * currency; place: stage and rank), so one shape serves SQL, JSON, the journal and the merge.
 * Nothing set means empty; an empty text is the same as nothing. Owned by whoever holds the struct;
 * the text is reference counted, or lies within the record whose value this is. */
typedef struct {
  gint64 number;
  GRefString *text;
  gboolean has_number;
  gboolean is_within; /* the text lives as long as the record: copied, never counted */
} AccordValue;

#define ACCORD_VALUE_INIT { 0, NULL, FALSE, FALSE }

void accord_value_clear (AccordValue *value);
void accord_value_copy (AccordValue *to, const AccordValue *from);
gboolean accord_value_equal (const AccordValue *a, const AccordValue *b);
gboolean accord_value_is_empty (const AccordValue *value);
void accord_value_set_text (AccordValue *value, const char *text);
void accord_value_set_number (AccordValue *value, gint64 number);
void accord_value_set_both (AccordValue *value, gint64 number, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordValue, accord_value_clear)

G_END_DECLS
