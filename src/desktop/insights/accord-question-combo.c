/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a question to choose from, which keeps what the question asks for although it is gone. */

#include "accord-config.h"

#include "accord-question-combo.h"

#include "accord-choice-search.h"

#include <glib/gi18n-lib.h>

/**
 * accord_question_combo_new:
 * @title: what is chosen
 * @search: whether letters find a choice
 *
 * Returns: (transfer floating): the row, without choices
 */
AdwComboRow *
accord_question_combo_new (const char *title, gboolean search)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (search)
    {
      g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      adw_combo_row_set_expression (row, text);
      adw_combo_row_set_enable_search (row, TRUE);
      accord_choice_search_accept (GTK_WIDGET (row));
    }
  return row;
}

/**
 * accord_question_combo_select:
 * @row: a row whose choices are @skip others, then one for each of @values, as a #GtkStringList
 * @values: (inout): what may be chosen
 * @value: (nullable): what the question has
 * @skip: how many choices stand before them
 *
 * A field that was deleted, or is not known here, stays what the question asks for: it is added last, by its name, so that nothing
 * else is asked in its place, and the answer can say that it is gone.
 */
void
accord_question_combo_select (AdwComboRow *row, GStrv *values, const char *value, guint skip)
{
  GtkStringList *labels = GTK_STRING_LIST (adw_combo_row_get_model (row));
  guint n = g_strv_length (*values), at = 0;

  if (value == NULL || *value == '\0')
    return;
  while (at < n && !g_str_equal ((*values)[at], value))
    at++;
  if (at == n)
    {
      *values = g_renew (char *, *values, n + 2);
      (*values)[n] = g_strdup (value);
      (*values)[n + 1] = NULL;
    }
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (labels)); i <= at + skip; i++)
    {
      /* Translators: name of a field, as a question in the file has it */
      g_autofree char *label = g_strdup_printf (_("“%s”, which is gone"), (*values)[i - skip]);

      gtk_string_list_append (labels, label);
    }
  adw_combo_row_set_selected (row, at + skip);
}
