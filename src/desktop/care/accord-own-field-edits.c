/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done to the fields that users added, put together as edits. */

#include "accord-config.h"

#include "accord-own-field-edits.h"

#include <glib/gi18n-lib.h>
#include "accord-custom-field.h"
#include "accord-order.h"
#include "accord-rank.h"

static const AccordKind *const kind = &accord_custom_field_kind;

/* What people add fields and links to most. */
static const AccordKind *const first[] = { &accord_customer_kind, &accord_contact_kind, &accord_deal_kind, &accord_product_kind };

static gboolean
is_first (const AccordKind *base)
{
  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    if (first[i] == base)
      return TRUE;
  return FALSE;
}

/**
 * accord_own_field_kinds:
 *
 * Returns: (transfer full) (element-type AccordKind): the kinds that take fields, and to which links lead, in the order in
 *   which they are offered
 */
GPtrArray *
accord_own_field_kinds (void)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);
  GPtrArray *found = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (found, (gpointer) first[i]);
  for (int i = 0; i < n_kinds; i++)
    if (accord_custom_field_takes (kinds[i]) && !is_first (kinds[i]))
      g_ptr_array_add (found, (gpointer) kinds[i]);
  return found;
}

/**
 * accord_own_field_add:
 * @target: whose records shall have it
 * @fields: (element-type AccordRecord): those it has already
 * @label: what it is called
 * @type: a choice of the kind's "type"
 * @links_to: (nullable): name of a kind, for a link
 * @choices: (nullable): one a line, for a choice
 *
 * Returns: (transfer full): an edit; the rules refuse what is missing
 */
AccordEdit *
accord_own_field_add (const AccordKind *target, GPtrArray *fields, const char *label, const char *type, const char *links_to,
                      const char *choices)
{
  g_autofree char *lower = g_utf8_strdown (accord_kind_plural (target), -1);
  /* Translators: label of a field, kind of records: "Added the field “Region” to customers" */
  g_autofree char *words = g_strdup_printf (_ ("Added the field “%1$s” to %2$s"), label, lower);
  const char *last = fields->len > 0 ? accord_record_text (fields->pdata[fields->len - 1], "rank") : NULL;
  g_autofree char *rank = fields->len > 0 && last == NULL ? NULL : accord_rank_between (last, NULL);
  AccordEdit *edit = accord_edit_new (words);
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "label", label);
  accord_edit_set_text (edit, kind, id, "target", accord_kind_base (target)->name);
  accord_edit_set_text (edit, kind, id, "type", type);
  if (rank != NULL)
    accord_edit_set_text (edit, kind, id, "rank", rank);
  if (links_to != NULL)
    accord_edit_set_text (edit, kind, id, "links_to", links_to);
  if (choices != NULL)
    accord_edit_set_text (edit, kind, id, "choices", choices);
  return edit;
}

/**
 * accord_own_field_move:
 * @fields: (element-type AccordRecord): the fields of a kind
 * @from: place of one
 * @to: where it shall stand
 *
 * Returns: (transfer full): an edit
 */
AccordEdit *
accord_own_field_move (GPtrArray *fields, guint from, guint to)
{
  g_autofree char *words = g_strdup_printf (_ ("Moved the field “%s”"), accord_record_title (fields->pdata[from]));

  return accord_order_move (kind, fields, from, to, words);
}

/**
 * accord_own_field_retire:
 * @field: a field
 * @retire: whether it is to be hidden; %FALSE: used again
 *
 * Returns: (transfer full): an edit; values stay either way
 */
AccordEdit *
accord_own_field_retire (AccordRecord *field, gboolean retire)
{
  g_autofree char *words = g_strdup_printf (retire ? _ ("Retired the field “%s”") : _ ("Used the field “%s” again"),
                                            accord_record_title (field));
  AccordEdit *edit = accord_edit_new (words);

  if (retire)
    accord_edit_set_number (edit, kind, accord_record_id (field), "retired", 1);
  else
    accord_edit_clear (edit, kind, accord_record_id (field), "retired");
  return edit;
}

/**
 * accord_own_field_describe:
 * @field: a field
 *
 * Returns: (transfer full): what it holds: "Choice: North, South", "Link to product", with a remark if it
 *   is retired
 */
char *
accord_own_field_describe (AccordRecord *field)
{
  g_autofree char *type = accord_record_format (field, "type");
  const char *choices = accord_record_text (field, "choices");
  const AccordKind *target = accord_kind_by_name (accord_record_text (field, "links_to"));
  g_autoptr (GString) words = g_string_new (type);

  if (choices != NULL && g_strcmp0 (accord_record_text (field, "type"), "choice") == 0)
    {
      g_auto (GStrv) lines = g_strsplit (choices, "\n", -1);
      g_autofree char *joined = g_strjoinv (_ (", "), lines);

      g_string_append_printf (words, ": %s", joined);
    }
  if (target != NULL)
    g_string_append_printf (words, ": %s", accord_kind_label (target));
  if (accord_record_number (field, "retired") != 0)
    g_string_append_printf (words, " · %s", _ ("retired, values are kept"));
  return g_string_free_and_steal (g_steal_pointer (&words));
}
