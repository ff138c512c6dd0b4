/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose page is shown and what stands on it: read for a role, arranged by hand, each arrangement one step of undo. Main thread. */

#include "accord-config.h"

#include "accord-insights-page-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordInsightsPage *self; /* owned */
  char *role;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->self);
  g_free (reading->role);
  g_free (reading);
}

static DexFuture *
dashboard_cb (DexFuture *future, gpointer data)
{
  Reading *reading = data;
  AccordInsightsPage *self = reading->self;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->workspace == NULL || g_strcmp0 (reading->role, self->role) != 0) /* somebody else sits here meanwhile */
    return dex_future_new_true ();
  g_clear_pointer (&self->dashboard, accord_dashboard_free);
  if (value != NULL)
    self->dashboard = g_value_dup_boxed (value);
  else
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      self->dashboard = accord_dashboard_proposed (self->role);
    }
  self->n_filled = 0; /* others may stand there now */
  accord_insights_page_show_figures (self);
  return dex_future_new_true ();
}

void
accord_insights_page_read_dashboard (AccordInsightsPage *self)
{
  Reading *reading;

  if (self->role == NULL)
    return; /* whose page it is is being read; it is read with it */
  reading = g_new0 (Reading, 1);
  *reading = (Reading) { g_object_ref (self), g_strdup (self->role) };
  dex_future_disown (dex_future_finally (accord_dashboard_read (self->workspace, self->role), dashboard_cb, reading, reading_free));
}

/* @tiles, @cards: NULL: as they are. */
void
accord_insights_page_arrange (AccordInsightsPage *self, const char *const *tiles, const char *const *cards)
{
  g_autoptr (AccordDashboard) wanted = accord_dashboard_copy (self->dashboard);

  if (tiles != NULL)
    {
      g_strfreev (wanted->tiles);
      wanted->tiles = g_strdupv ((char **) tiles);
    }
  if (cards != NULL)
    {
      g_strfreev (wanted->cards);
      wanted->cards = g_strdupv ((char **) cards);
    }
  accord_commit (GTK_WIDGET (self), self->workspace, accord_dashboard_edit (wanted, _("Arranged the page of figures")));
}

void
accord_insights_page_tiles_arranged (AccordInsightsPage *self, GStrv names)
{
  accord_insights_page_arrange (self, (const char *const *) names, NULL);
}

/* Charts that are not shown for one member keep their place at the end. */
void
accord_insights_page_cards_arranged (AccordInsightsPage *self, GStrv names)
{
  g_auto (GStrv) all = g_strdupv (names);

  for (int i = 0; self->dashboard->cards[i] != NULL; i++)
    {
      const AccordInsightCard *card = accord_insight_card_find (self->dashboard->cards[i]);

      if (accord_people_button_get_member (self->people) != 0 && (card == NULL || !card->personal))
        accord_dashboard_add (&all, self->dashboard->cards[i]);
    }
  accord_insights_page_arrange (self, NULL, (const char *const *) all);
}

void
accord_insights_page_set_arranging (AccordInsightsPage *self, gboolean arranging)
{
  gtk_widget_set_visible (self->arranging, arranging);
  accord_insight_board_set_editing (accord_insight_tiles_get_board (accord_insights_page_tiles (self)), arranging);
  accord_insight_board_set_editing (accord_insights_page_cards (self), arranging);
}

void
accord_insights_page_chosen_tiles (gpointer data, const char *const *names)
{
  accord_insights_page_arrange (data, names, NULL);
}

void
accord_insights_page_chosen_cards (gpointer data, const char *const *names)
{
  accord_insights_page_arrange (data, NULL, names);
}
