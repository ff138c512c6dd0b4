/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed into the rows of a rule's deeds and not applied yet: the rows are made anew after each change, and nothing
 * that somebody typed goes with them. Main thread. */

#include "accord-config.h"

#include "accord-rule-drafts.h"

typedef struct {
  guint at;
  AccordAutomationDeedType type;
  char *was; /* when the row was made */
  char *now;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->was);
  g_free (draft->now);
  g_free (draft);
}

static const char *
was (gpointer row)
{
  return g_object_get_data (row, "was");
}

/* NULL: nothing was typed that is not applied. */
static const char *
typed (gpointer row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return g_strcmp0 (text, was (row)) != 0 ? text : NULL;
}

/* Where it is seen. */
static void
put_back (gpointer row, const char *text)
{
  GtkWidget *deed = gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  if (deed != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (deed), TRUE);
}

static AccordAutomationDeed *
deed_of (GPtrArray *deeds, gpointer row)
{
  return deeds->pdata[accord_rule_row_place (row)];
}

/**
 * accord_rule_row_put:
 * @row: a row or button of a deed
 * @at: which of the deeds, from 0
 */
void
accord_rule_row_put (GtkWidget *row, guint at)
{
  g_object_set_data (G_OBJECT (row), "place", GUINT_TO_POINTER (at));
}

/**
 * accord_rule_row_place:
 * @row: a row or button of a deed
 *
 * Returns: which of the deeds, from 0
 */
guint
accord_rule_row_place (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "place"));
}

/**
 * accord_rule_drafts_watch:
 * @entries: (element-type AdwEntryRow): the rows that are there; the caller's
 * @row: one more, with the text that it begins with
 * @at: which of the deeds it is of
 */
void
accord_rule_drafts_watch (GPtrArray *entries, GtkWidget *row, guint at)
{
  accord_rule_row_put (row, at);
  g_object_set_data_full (G_OBJECT (row), "was", g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))), g_free);
  g_ptr_array_add (entries, row);
}

/**
 * accord_rule_drafts_apply:
 * @entries: (element-type AdwEntryRow): the rows that are there
 * @deeds: (element-type AccordAutomationDeed): which they are of
 * @target: the kind that the rule watches
 * @currency: the workspace's
 *
 * The deeds say what was typed.
 */
void
accord_rule_drafts_apply (GPtrArray *entries, GPtrArray *deeds, const AccordKind *target, const char *currency)
{
  for (guint i = 0; i < entries->len; i++)
    if (typed (entries->pdata[i]) != NULL)
      accord_automation_deed_set_text (deed_of (deeds, entries->pdata[i]), target, currency, typed (entries->pdata[i]));
}

/**
 * accord_rule_drafts_take:
 * @entries: (element-type AdwEntryRow): rows that are about to be made anew
 * @deeds: (nullable) (element-type AccordAutomationDeed): which they are of
 *
 * Returns: (transfer full): what was typed into them
 */
GPtrArray *
accord_rule_drafts_take (GPtrArray *entries, GPtrArray *deeds)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (draft_free);

  for (guint i = 0; deeds != NULL && i < entries->len; i++)
    {
      gpointer row = entries->pdata[i];
      Draft *draft;

      if (typed (row) == NULL)
        continue;
      draft = g_new0 (Draft, 1);
      *draft = (Draft) { accord_rule_row_place (row), deed_of (deeds, row)->type, g_strdup (was (row)), g_strdup (typed (row)) };
      g_ptr_array_add (drafts, draft);
    }
  return drafts;
}

/**
 * accord_rule_drafts_give_back:
 * @drafts: from accord_rule_drafts_take()
 * @entries: (element-type AdwEntryRow): the rows that are there now
 * @deeds: (element-type AccordAutomationDeed): which they are of
 *
 * Puts what was typed into the rows that still say what they said when somebody began to type.
 */
void
accord_rule_drafts_give_back (GPtrArray *drafts, GPtrArray *entries, GPtrArray *deeds)
{
  for (guint i = 0; i < drafts->len; i++)
    for (guint k = 0; k < entries->len; k++)
      {
        const Draft *draft = drafts->pdata[i];
        gpointer row = entries->pdata[k];

        if (accord_rule_row_place (row) == draft->at && deed_of (deeds, row)->type == draft->type && g_strcmp0 (was (row), draft->was) == 0)
          put_back (row, draft->now);
      }
}
