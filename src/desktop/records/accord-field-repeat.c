/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The field that says when a step is due again: told in words, and chosen in an AccordRepeatPopover. */

#include "accord-config.h"

#include "accord-field-repeat.h"

#include "accord-date.h"
#include "accord-field-commit.h"
#include "accord-recurrence.h"
#include "accord-repeat-popover.h"

/* The day the step is due, as it stands in the form. */
static gint64
day_of (AccordFieldList *list)
{
  AccordFieldRow *due = accord_field_list_get_row (list, "due_on");
  const AccordValue *value = due != NULL ? accord_field_row_get_value (due) : NULL;

  return value != NULL && !accord_value_is_empty (value) ? value->number : accord_date_today ();
}

static char *
words_of (const AccordValue *value, gpointer list)
{
  AccordRecurrence recurrence;

  if (value->text == NULL)
    return NULL;
  return accord_recurrence_parse (value->text, &recurrence, NULL) ? accord_recurrence_describe (&recurrence, day_of (list)) : g_strdup (value->text);
}

static void
picked_cb (AccordFieldRow *row, const char *text)
{
  AccordFieldList *list = ACCORD_FIELD_LIST (gtk_widget_get_ancestor (GTK_WIDGET (row), ACCORD_TYPE_FIELD_LIST));
  AccordEntity *entity = accord_field_list_get_entity (list);
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (text != NULL)
    accord_value_set_text (&value, text);
  if (accord_value_equal (&value, accord_field_row_get_value (row)))
    return;
  if (entity != NULL)
    accord_field_row_follow (row, accord_field_commit (accord_field_list_get_workspace (list), entity, accord_field_row_get_field (row), &value));
  else
    accord_field_row_set_value (row, &value, NULL);
}

static void
choose_cb (AccordFieldRow *row, AccordFieldList *list)
{
  GtkWidget *popover = accord_repeat_popover_new (accord_field_row_get_value (row)->text, day_of (list));

  g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), row, G_CONNECT_SWAPPED);
  accord_repeat_popover_popup_on (ACCORD_REPEAT_POPOVER (popover), GTK_WIDGET (row));
}

/**
 * accord_field_repeat_add:
 * @row: any row of @list
 * @list: the form, which holds it
 *
 * Makes it one to choose from, if it says when something is due again.
 */
void
accord_field_repeat_add (AccordFieldRow *row, AccordFieldList *list)
{
  const AccordField *field = accord_field_row_get_field (row);

  /* A workspace's own table is another one; own fields have other names. */
  if (!g_str_equal (field->name, "repeat"))
    return;
  accord_field_row_set_words (row, words_of, list);
  g_signal_connect_object (row, "choose", G_CALLBACK (choose_cb), list, 0);
}
