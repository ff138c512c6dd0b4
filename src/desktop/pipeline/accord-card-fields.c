/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields that cards show: which can be chosen, which are, and what stands in their lines. */

#include "accord-config.h"

#include "accord-card-fields.h"

#include "accord-list-settings.h"
#include <glib/gi18n-lib.h>

#define SETTING "card-fields"

/* These stand elsewhere on the card, or are too long for a line. */
static gboolean
is_offered (const AccordField *field)
{
  static const char *const elsewhere[] = { "name", "stage", "amount", "owner", "closed_on", "lost_reason", "competitor",
                                           "created_at", "created_by", "lines_decide", NULL };

  return !g_strv_contains (elsewhere, field->name) && field->type != ACCORD_FIELD_LONG_TEXT &&
         field->type != ACCORD_FIELD_RANK && !(field->flags & ACCORD_FIELD_HIDDEN);
}

/**
 * accord_card_fields_offered:
 * @workspace: the open file
 *
 * Returns: (transfer container) (element-type AccordField): fields of deals that a card can show, those that
 *   users added included
 */
GPtrArray *
accord_card_fields_offered (AccordWorkspace *workspace)
{
  const AccordKind *kind = accord_store_get_kind (accord_workspace_get_store (workspace), &accord_deal_kind);
  GPtrArray *fields = g_ptr_array_new ();

  for (int i = 0; i < kind->n_fields; i++)
    if (is_offered (&kind->fields[i]))
      g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  return fields;
}

static gboolean
is_among (GPtrArray *offered, const char *name)
{
  for (guint i = 0; i < offered->len; i++)
    if (g_str_equal (((const AccordField *) offered->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/**
 * accord_card_fields_load:
 * @workspace: the open file
 *
 * Returns: (transfer full): the names of the fields that were chosen last and are still there; the customer
 *   where nothing was
 */
GStrv
accord_card_fields_load (AccordWorkspace *workspace)
{
  g_autofree char *kept = accord_list_settings_dup (accord_workspace_get_path (workspace), SETTING);
  g_auto (GStrv) names = g_strsplit (kept != NULL ? kept : "customer", " ", -1);
  g_autoptr (GPtrArray) offered = accord_card_fields_offered (workspace);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; names[i] != NULL && n < ACCORD_DEAL_CARD_LINES; i++)
    if (is_among (offered, names[i]))
      {
        g_strv_builder_add (found, names[i]);
        n++;
      }
  return g_strv_builder_end (found);
}

/**
 * accord_card_fields_keep:
 * @workspace: the open file
 * @fields: (array zero-terminated=1): names
 *
 * Remembers them.
 */
void
accord_card_fields_keep (AccordWorkspace *workspace, const char *const *fields)
{
  g_autofree char *text = g_strjoinv (" ", (GStrv) fields);

  accord_list_settings_set (accord_workspace_get_path (workspace), SETTING, text);
}

/* Names speak for themselves; a bare day or number would not. */
static char *
line_of (AccordRecord *record, const char *name)
{
  const AccordKind *kind = accord_record_kind (record);
  int at = accord_kind_find (kind, name);
  const AccordField *field;
  g_autofree char *value = NULL;

  if (at < 0)
    return NULL;
  field = &kind->fields[at];
  if (accord_field_is_link (field))
    return g_strdup (accord_record_title_of (record, name));
  value = accord_record_format (record, name);
  if (value == NULL || *value == '\0')
    return NULL;
  if (field->type == ACCORD_FIELD_TEXT || field->type == ACCORD_FIELD_CHOICE)
    return g_steal_pointer (&value);
  /* Translators: a field and its value: Expected close: 12 Nov */
  return g_strdup_printf (_("%s: %s"), accord_field_label (field), value);
}

/**
 * accord_card_fields_show:
 * @card: a card
 * @record: (nullable): its deal, %NULL while it is being read
 * @fields: (array zero-terminated=1): names of fields; those without a value take no line
 */
void
accord_card_fields_show (AccordDealCard *card, AccordRecord *record, const char *const *fields)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; record != NULL && fields[i] != NULL; i++)
    {
      char *line = line_of (record, fields[i]);

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  g_ptr_array_add (lines, NULL);
  accord_deal_card_set_customer (card, lines->pdata[0]);
  accord_deal_card_set_more (card, lines->len > 1 ? (const char *const *) lines->pdata + 1 : NULL);
}
