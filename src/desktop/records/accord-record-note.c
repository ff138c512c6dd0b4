/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record of any kind as a list row, from its kind's table: links, choices and dates make the second
 * line, money stands at the end. */

#include "accord-config.h"

#include "accord-record-note.h"

#include "accord-avatar.h"
#include "accord-date.h"

#include <glib/gi18n-lib.h>

#define MAX_FACTS 3

static gboolean
is_fact (const AccordField *field)
{
  return (field->flags & ACCORD_FIELD_FACT) &&
         (accord_field_is_link (field) || field->type == ACCORD_FIELD_CHOICE || field->type == ACCORD_FIELD_TEXT);
}

static char *
date_of (AccordRecord *record)
{
  const char *const names[] = { "closed_on", "expected_on", "due_on", "since" };
  gint64 date;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (accord_kind_find (accord_record_kind (record), names[i]) >= 0 &&
        accord_record_get_number (record, names[i], &date))
      return accord_date_format (date);
  return NULL;
}

/* "Kept on: 26 Oct · From: 1 Oct": of a kind without facts, its first fields, which say nothing without their names. */
static char *
first_fields (AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);
  g_autoptr (GString) text = g_string_new (NULL);
  int n = 0;

  for (int i = 0; i < kind->n_fields && n < MAX_FACTS; i++)
    {
      g_autofree char *value = NULL;

      if (i == accord_kind_title (kind) || accord_value_is_empty (accord_record_value (record, i)))
        continue;
      value = accord_record_format (record, kind->fields[i].name);
      if (n++ > 0)
        g_string_append (text, " · ");
      g_string_append_printf (text, _("%1$s: %2$s"), accord_field_label (&kind->fields[i]), value);
    }
  return n > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
facts_of (AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *date = date_of (record);
  int n = 0;

  for (int i = 0; i < kind->n_fields && n < MAX_FACTS; i++)
    {
      g_autofree char *text = NULL;

      if (!is_fact (&kind->fields[i]) || i == accord_kind_title (kind) ||
          accord_value_is_empty (accord_record_value (record, i)))
        continue;
      text = accord_record_format (record, kind->fields[i].name);
      g_strv_builder_add (facts, text);
      n++;
    }
  if (date != NULL)
    g_strv_builder_add (facts, date);
  list = g_strv_builder_end (facts);
  return list[0] != NULL ? g_strjoinv (" · ", list) : first_fields (record);
}

static char *
amount_of (AccordRecord *record)
{
  const char *const names[] = { "amount", "expected" };
  AccordMoney money;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (accord_kind_find (accord_record_kind (record), names[i]) >= 0 &&
        accord_record_get_money (record, names[i], &money))
      return accord_money_format_card (money.minor, money.currency);
  return NULL;
}

/**
 * accord_record_note_show:
 * @row: a row
 * @entity: a record; nothing but its name is shown while it is not loaded
 */
void
accord_record_note_show (AccordRecordRow *row, AccordEntity *entity)
{
  AccordRecord *record = accord_entity_get_record (entity);
  const AccordKind *kind = accord_entity_get_kind (entity);
  g_autofree char *facts = record != NULL ? facts_of (record) : NULL;
  g_autofree char *amount = record != NULL ? amount_of (record) : NULL;

  accord_record_row_set_name (row, accord_entity_get_title (entity),
                              accord_kind_is (kind, &accord_member_kind) || accord_kind_is (kind, &accord_contact_kind));
  accord_avatar_set_icon (accord_record_row_get_avatar (row), /* called after a time, it has no letters of its own */
                          accord_kind_is (kind, &accord_forecast_snapshot_kind) ? kind->icon_name : NULL);
  accord_record_row_set_value (row, amount);
  accord_record_row_set_note (row, NULL, facts != NULL ? facts : "", ACCORD_TINT_NEUTRAL);
}
