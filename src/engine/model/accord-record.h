/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-id.h"
#include "accord-kind.h"

G_BEGIN_DECLS

/* One row as it was at one moment: immutable, counted atomically, so it may cross threads. */
typedef struct _AccordRecord AccordRecord;

#define ACCORD_TYPE_RECORD (accord_record_get_type ())
GType accord_record_get_type (void) G_GNUC_CONST;

/* A value that is not empty, as the store reads it: its text is borrowed, and need not end with a zero. */
typedef struct {
  AccordValue value;
  gsize size; /* bytes of the text, 0 where there is none */
  guint8 field;
} AccordRowValue;

/* Building (store only needs this): values are taken over, titles copied. */
AccordRecord *accord_record_new (const AccordKind *kind, gint64 id, const AccordId *uid);
AccordRecord *accord_record_new_from_row (const AccordKind *kind, gint64 id, const AccordId *uid, const AccordRowValue *values, guint n_values,
                                          guint n_links, gsize room);
AccordValue *accord_record_value_for_writing (AccordRecord *record, int field);
void accord_record_share_link_title (AccordRecord *record, int field, GRefString *title);
void accord_record_set_link_title (AccordRecord *record, int field, const char *title);
void accord_record_set_journal (AccordRecord *record, gint64 born, gint64 last, gint64 deleted, GBytes *clocks);

AccordRecord *accord_record_ref (AccordRecord *record);
void accord_record_unref (AccordRecord *record);
AccordRecord *accord_record_copy (AccordRecord *record);
const AccordKind *accord_record_kind (AccordRecord *record);
gint64 accord_record_id (AccordRecord *record);
const AccordId *accord_record_uid (AccordRecord *record);
gint64 accord_record_born (AccordRecord *record);
gint64 accord_record_last (AccordRecord *record);
gint64 accord_record_deleted (AccordRecord *record);
gboolean accord_record_is_deleted (AccordRecord *record);
GBytes *accord_record_clocks (AccordRecord *record);
const AccordValue *accord_record_value (AccordRecord *record, int field);
AccordValue *accord_record_peek_values (AccordRecord *record);
const char *accord_record_link_title (AccordRecord *record, int field);

/* By field name; NULL, 0 or FALSE where empty. */
const char *accord_record_text (AccordRecord *record, const char *field_name);
gint64 accord_record_number (AccordRecord *record, const char *field_name);
gboolean accord_record_get_number (AccordRecord *record, const char *field_name, gint64 *number);
gboolean accord_record_get_money (AccordRecord *record, const char *field_name, AccordMoney *money);
const char *accord_record_title_of (AccordRecord *record, const char *link_field_name);
const char *accord_record_title (AccordRecord *record);
char *accord_record_format (AccordRecord *record, const char *field_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRecord, accord_record_unref)

G_END_DECLS
