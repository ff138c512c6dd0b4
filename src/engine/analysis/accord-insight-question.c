/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A saved question as a chart of the page, and what may be asked of a kind. */

#include "accord-config.h"

#include "accord-insight-private.h"
#include "accord-question-pivot.h"

#include <glib/gi18n-lib.h>

/* The question as it is, and why it has no answer: which field or kind of records is gone. */
static AccordPlot *
unanswered (AccordRecord *question, GError **failed)
{
  AccordPlot *plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_COUNT, NULL, accord_record_text (question, "name"));

  plot->too_little = g_strdup ((*failed)->message);
  accord_plot_set_columns (plot, _("Group"), NULL);
  return plot;
}

/* @by: identity of the question. One that is gone, or asks for what is gone, says so; it does not fail the page. */
AccordPlot *
accord_insight_question (AccordInsight *self, GError **error)
{
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (AccordPivotAsk) ask = NULL;
  g_autoptr (GError) failed = NULL;
  AccordPlot *plot;
  AccordId uid;

  if (self->by != NULL && accord_id_from_text (&uid, self->by))
    record = dex_await_boxed (accord_store_find_uid (self->store, &accord_question_kind, &uid), &failed);
  if (record == NULL)
    {
      plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_COUNT, NULL, _("Question"));
      plot->too_little = g_strdup (_("This question is gone. Take it off the page."));
      accord_plot_set_columns (plot, _("Group"), NULL);
      return plot;
    }
  ask = accord_question_ask (self->store, record, self->currency, &failed);
  plot = ask != NULL ? dex_await_boxed (accord_question_read (self->workspace, accord_record_text (record, "name"), accord_record_text (record, "shape"), ask), &failed)
                     : NULL;
  if (plot != NULL || g_error_matches (failed, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD))
    return plot != NULL ? plot : unanswered (record, &failed);
  accord_error_pass (error, &failed);
  return NULL;
}

static gboolean
is_groupable (const AccordField *field)
{
  const AccordFieldFlags never = ACCORD_FIELD_TITLE | ACCORD_FIELD_HIDDEN | ACCORD_FIELD_KEY;

  if ((field->flags & never) || field->type == ACCORD_FIELD_LONG_TEXT || field->type == ACCORD_FIELD_MONEY || field->type == ACCORD_FIELD_RANK)
    return FALSE;
  return field->type != ACCORD_FIELD_PHONE && field->type != ACCORD_FIELD_EMAIL && field->type != ACCORD_FIELD_URL;
}

static void
add_fields (GStrvBuilder *builder, const AccordKind *kind, const char *prefix)
{
  for (int i = 0; i < kind->n_fields; i++)
    if (is_groupable (&kind->fields[i]) && (prefix == NULL || (!accord_field_is_link (&kind->fields[i]) && kind->fields[i].type != ACCORD_FIELD_TIME)))
      g_strv_builder_take (builder, prefix != NULL ? g_strdup_printf ("%s.%s", prefix, kind->fields[i].name) : g_strdup (kind->fields[i].name));
}

/**
 * accord_question_fields:
 * @store: the open file
 * @kind: records
 *
 * Returns: (transfer full): paths of the fields that they may be put together by, those of what they point to behind their own
 */
GStrv
accord_question_fields (AccordStore *store, const AccordKind *kind)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  kind = accord_store_get_kind (store, kind);
  add_fields (builder, kind, NULL);
  for (int i = 0; i < kind->n_fields; i++)
    if (accord_field_is_link (&kind->fields[i]) && !(kind->fields[i].flags & ACCORD_FIELD_HIDDEN))
      add_fields (builder, accord_store_get_kind (store, accord_field_target (&kind->fields[i])), kind->fields[i].name);
  return g_strv_builder_end (builder);
}

static gboolean
is_amount (const AccordField *field)
{
  return field->type == ACCORD_FIELD_MONEY || field->type == ACCORD_FIELD_INTEGER || field->type == ACCORD_FIELD_PERCENT ||
         field->type == ACCORD_FIELD_QUANTITY || field->type == ACCORD_FIELD_RATE || field->type == ACCORD_FIELD_DECIMAL;
}

/**
 * accord_question_measures:
 * @store: the open file
 * @kind: records
 *
 * Returns: (transfer full): "count", then sum and mean of each number
 */
GStrv
accord_question_measures (AccordStore *store, const AccordKind *kind)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  kind = accord_store_get_kind (store, kind);
  g_strv_builder_add (builder, "count");
  for (int i = 0; i < kind->n_fields; i++)
    if (is_amount (&kind->fields[i]) && !(kind->fields[i].flags & ACCORD_FIELD_HIDDEN))
      {
        g_strv_builder_take (builder, g_strdup_printf ("sum:%s", kind->fields[i].name));
        g_strv_builder_take (builder, g_strdup_printf ("mean:%s", kind->fields[i].name));
      }
  return g_strv_builder_end (builder);
}

/**
 * accord_question_measure_label:
 * @store: the open file
 * @kind: records
 * @measure: one of accord_question_measures()
 *
 * Returns: (transfer full): "Number", "Sum of Amount", "Mean of Amount"
 */
char *
accord_question_measure_label (AccordStore *store, const AccordKind *kind, const char *measure)
{
  const char *name = strchr (measure, ':');
  int index;

  kind = accord_store_get_kind (store, kind);
  index = name != NULL ? accord_kind_find (kind, name + 1) : -1;
  if (index < 0)
    return g_strdup (C_("how many", "Number"));
  return g_strdup_printf (g_str_has_prefix (measure, "mean:") ? _("Mean of %s") : _("Sum of %s"), accord_field_label (&kind->fields[index]));
}
