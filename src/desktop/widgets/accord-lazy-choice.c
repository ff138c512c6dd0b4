/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The choices of a drop-down, put in when it is first opened. GTK makes a row for each as soon as the drop-down has it,
 * seen or not, and the columns of one file may be a hundred drop-downs of eighty choices. Until then the chosen one
 * stands there alone. What is kept belongs to the drop-down; main thread. */

#include "accord-config.h"

#include "accord-lazy-choice.h"

#define CHOICES "accord-lazy-choice"

typedef struct {
  GtkDropDown *drop_down; /* unowned: it owns this */
  GtkStringList *shown;
  char **labels;
  guint chosen;           /* of labels */
  gboolean all;           /* all of them are shown */
  gboolean updating;
  AccordLazyChoiceFunc func;
  gpointer data;
} Choices;

static void
choices_free (gpointer data)
{
  Choices *self = data;

  g_object_unref (self->shown);
  g_strfreev (self->labels);
  g_free (self);
}

static Choices *
choices_of (GtkDropDown *drop_down)
{
  return g_object_get_data (G_OBJECT (drop_down), CHOICES);
}

static void
show (Choices *self, gboolean anew)
{
  const char *one[] = { self->labels[self->chosen], NULL };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  self->updating = TRUE;
  if (!self->all)
    gtk_string_list_splice (self->shown, 0, n, one);
  else if (anew)
    gtk_string_list_splice (self->shown, 0, n, (const char *const *) self->labels);
  gtk_drop_down_set_selected (self->drop_down, self->all ? self->chosen : 0);
  self->updating = FALSE;
}

/* Before the popover is measured. The others come before and after the chosen one, which stays as it is. */
static void
opened_cb (Choices *self)
{
  char *rest;

  if (self->all || self->labels == NULL)
    return;
  self->all = self->updating = TRUE;
  gtk_string_list_splice (self->shown, 1, 0, (const char *const *) self->labels + self->chosen + 1);
  rest = g_steal_pointer (&self->labels[self->chosen]);
  gtk_string_list_splice (self->shown, 0, 0, (const char *const *) self->labels);
  self->labels[self->chosen] = rest;
  self->updating = FALSE;
}

static void
selected_cb (Choices *self)
{
  guint chosen = gtk_drop_down_get_selected (self->drop_down);

  if (self->updating || !self->all || chosen == GTK_INVALID_LIST_POSITION || chosen == self->chosen)
    return;
  self->chosen = chosen;
  self->func (self->data);
}

/**
 * accord_lazy_choice_attach:
 * @drop_down: one without a model
 * @chosen: called when somebody has chosen something else
 * @data: for @chosen; lives as long as @drop_down
 *
 * From now on @drop_down is filled by accord_lazy_choice_fill() and makes its rows when it is first opened.
 */
void
accord_lazy_choice_attach (GtkDropDown *drop_down, AccordLazyChoiceFunc chosen, gpointer data)
{
  Choices *self;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down) && chosen != NULL && choices_of (drop_down) == NULL);

  self = g_new0 (Choices, 1);
  *self = (Choices) { .drop_down = drop_down, .shown = gtk_string_list_new (NULL), .func = chosen, .data = data };
  g_object_set_data_full (G_OBJECT (drop_down), CHOICES, self, choices_free);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (self->shown));
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (drop_down)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      g_signal_connect_swapped (child, "realize", G_CALLBACK (opened_cb), self);
}

/**
 * accord_lazy_choice_fill:
 * @drop_down: one with accord_lazy_choice_attach()
 * @labels: (transfer full): what there is to choose, at least one thing
 * @chosen: which of them
 *
 * Offers other choices.
 */
void
accord_lazy_choice_fill (GtkDropDown *drop_down, char **labels, guint chosen)
{
  Choices *self = choices_of (drop_down);

  g_return_if_fail (self != NULL && chosen < g_strv_length (labels));

  g_strfreev (self->labels);
  self->labels = labels;
  self->chosen = chosen;
  show (self, TRUE);
}

/**
 * accord_lazy_choice_choose:
 * @drop_down: one that was filled
 * @chosen: which of its choices
 *
 * Shows that this one is chosen; nobody is called.
 */
void
accord_lazy_choice_choose (GtkDropDown *drop_down, guint chosen)
{
  Choices *self = choices_of (drop_down);

  g_return_if_fail (self != NULL && chosen < g_strv_length (self->labels));

  if (chosen == self->chosen)
    return;
  self->chosen = chosen;
  show (self, FALSE);
}

/**
 * accord_lazy_choice_get:
 * @drop_down: one that was filled
 *
 * Returns: which of its choices is chosen
 */
guint
accord_lazy_choice_get (GtkDropDown *drop_down)
{
  Choices *self = choices_of (drop_down);

  g_return_val_if_fail (self != NULL, 0);

  return self->chosen;
}
