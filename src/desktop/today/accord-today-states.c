/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the page shows: the list, that all is done and what tomorrow starts with, a first use, an error. */

#include "accord-config.h"

#include "accord-today-page-private.h"

#include <glib/gi18n-lib.h>
#include "accord-activity-words.h"

typedef struct {
  AccordTodayPage *page;
  guint generation;
} Look;

static void
look_free (gpointer data)
{
  g_object_unref (((Look *) data)->page);
  g_free (data);
}

/* "Tomorrow starts with “Call Björn back” at 10:00." */
static char *
say_tomorrow (AccordTodayPage *self)
{
  GPtrArray *rows = self->tomorrow != NULL ? self->tomorrow->rows[ACCORD_AGENDA_OPEN] : NULL;
  const AccordAgendaRow *row;
  g_autofree char *clock = NULL;

  if (rows == NULL)
    return NULL;
  if (rows->len == 0)
    return g_strdup (_("Nothing is planned for tomorrow."));
  row = rows->pdata[0];
  clock = accord_minute_format (row->minute);
  return clock != NULL ? g_strdup_printf (_("Tomorrow starts with “%1$s” at %2$s."), row->title, clock)
                       : g_strdup_printf (_("Tomorrow starts with “%s”."), row->title);
}

static void
show_tomorrow (AccordTodayPage *self)
{
  g_autofree char *words = say_tomorrow (self);
  g_autofree char *escaped = words != NULL ? g_markup_escape_text (words, -1) : NULL;
  g_autofree char *note = words != NULL ? g_strdup_printf ("%s %s", _("Done for today."), words) : g_strdup (_("Done for today."));

  adw_status_page_set_description (self->done, escaped);
  gtk_label_set_text (self->note, note);
}

static DexFuture *
looked_cb (DexFuture *future, gpointer data)
{
  Look *look = data;
  AccordTodayPage *self = look->page;
  const GValue *value = dex_future_get_value (future, NULL);

  if (self->workspace == NULL || look->generation != self->generation || value == NULL)
    return dex_ref (future);
  g_clear_pointer (&self->tomorrow, accord_agenda_unref);
  self->tomorrow = g_value_dup_boxed (value);
  show_tomorrow (self);
  return dex_ref (future);
}

static void
look_at_tomorrow (AccordTodayPage *self)
{
  gint64 today = accord_today_list_get_today (self->model);
  g_autoptr (GArray) owners = accord_today_whose_get_owners (self->whose);
  Look *look = g_new0 (Look, 1);

  *look = (Look) { g_object_ref (self), ++self->generation };
  dex_future_disown (dex_future_finally (accord_report_agenda (accord_workspace_get_store (self->workspace),
                                                               accord_workspace_get_currency (self->workspace), owners, today + 1, today, 1),
                                         looked_cb, look, look_free));
}

static const char *
state_of (AccordTodayPage *self)
{
  const AccordAgenda *agenda = accord_today_list_get_agenda (self->model);

  if (agenda == NULL)
    return accord_today_list_get_error (self->model) != NULL ? "failed" : "loading";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    return "list";
  if (!accord_today_list_is_complete (self->model))
    return "loading";
  return agenda->has_any ? "done" : "first";
}

static gboolean
show_pane_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  if (gtk_widget_get_width (GTK_WIDGET (ACCORD_TODAY_PAGE (widget)->split)) == 0)
    return G_SOURCE_CONTINUE;
  accord_today_page_show_state (ACCORD_TODAY_PAGE (widget));
  return G_SOURCE_REMOVE;
}

/* The pane stands beside a line; without one there is nothing to say. It moves only once it has a width. */
static void
show_pane (AccordTodayPage *self, gboolean shown)
{
  if (self->collapsed || adw_overlay_split_view_get_show_sidebar (self->split) == shown)
    return;
  if (gtk_widget_get_width (GTK_WIDGET (self->split)) == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), show_pane_cb, NULL, NULL);
  else
    adw_overlay_split_view_set_show_sidebar (self->split, shown);
}

/* After each reading, and when there is more or less room. */
void
accord_today_page_show_state (AccordTodayPage *self)
{
  const char *state = state_of (self);
  gboolean today = accord_today_list_get_day (self->model) == accord_today_list_get_today (self->model);
  gboolean listed = g_str_equal (state, "list");
  gboolean finished = listed && today && !accord_today_list_has_work (self->model) &&
                      accord_today_list_get_n (self->model, ACCORD_TODAY_DONE) > 0;

  if (g_str_equal (state, "failed"))
    {
      g_autofree char *escaped = g_markup_escape_text (accord_today_list_get_error (self->model), -1);

      adw_status_page_set_description (self->failed, escaped);
    }
  if (g_str_equal (state, "done"))
    {
      adw_status_page_set_title (self->done, today ? _("Done for Today") : _("Nothing Planned"));
      adw_status_page_set_description (self->done, NULL);
    }
  if (finished || (today && g_str_equal (state, "done")))
    {
      show_tomorrow (self);
      look_at_tomorrow (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->note), finished);
  accord_stack_show (self->states, state);
  if (!g_str_equal (state, "loading")) /* its place is kept until it is known */
    show_pane (self, listed && accord_today_page_selected (self) != NULL);
}
