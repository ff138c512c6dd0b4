/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the page of figures has to know first: whose page it is, and with which quarter it begins. Main thread. */

#include "accord-config.h"

#include "accord-insights-page-private.h"

#include "accord-close-span.h"
#include "accord-status-words.h"

static void
start (AccordInsightsPage *self, const AccordCloseSpan *span)
{
  int fiscal_month = accord_workspace_get_fiscal_month (self->workspace);
  AccordPeriod period;

  if (accord_close_span_start (span, ACCORD_PERIOD_QUARTER, accord_date_today (), fiscal_month, &period))
    accord_insights_page_say_older (self, &period, fiscal_month);
  accord_period_button_set_period (self->period, &period);
  self->started = TRUE;
  accord_insights_page_show_figures (self);
}

/* What the page needs to know first. */
typedef struct {
  AccordInsightsPage *self; /* owned */
  AccordStore *store;       /* owned */
  AccordCloseSpan *span;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->self);
  g_object_unref (look->store);
  accord_close_span_free (look->span);
  g_free (look);
}

/* The page of whoever sits here, once known; the manager's until then. */
static void
find_role (AccordInsightsPage *self, AccordStore *store)
{
  gint64 actor = self->workspace != NULL ? accord_journal_get_actor (accord_workspace_get_journal (self->workspace)) : 0;
  g_autoptr (AccordRecord) member = NULL;
  const char *role;

  if (self->role != NULL)
    return;
  if (actor != 0)
    member = dex_await_boxed (accord_store_load_one (store, &accord_member_kind, actor), NULL);
  role = member != NULL ? accord_record_text (member, "role") : NULL;
  if (self->workspace == NULL || (self->resting && actor != accord_journal_get_actor (accord_workspace_get_journal (self->workspace))))
    return; /* somebody else sits here now: it is looked at again when it is seen */
  g_set_str (&self->role, role != NULL && *role != '\0' ? role : "manager");
  accord_insights_page_read_dashboard (self);
}

static DexFuture *
look_fiber (gpointer data)
{
  Look *look = data;
  AccordInsightsPage *self = look->self;
  g_autoptr (GError) error = NULL;
  DexFuture *span = accord_close_span_read (look->store, accord_date_today ());

  find_role (self, look->store);
  look->span = dex_await_boxed (span, &error);
  if (self->workspace == NULL)
    return dex_future_new_true ();
  self->looked = TRUE;
  if (error != NULL)
    {
      accord_status_words_set (self->failed, error->message);
      if (!self->started)
        accord_insights_page_show_state (self, "failed");
      return dex_future_new_true ();
    }
  accord_period_button_set_newest (self->period, accord_close_span_newest (look->span, accord_date_today ()));
  if (!self->started && look->span->any_deal)
    start (self, look->span);
  accord_insights_page_show_state (self, look->span->any_deal ? "figures" : "empty");
  accord_insights_page_count_ahead (self);
  return dex_future_new_true ();
}

void
accord_insights_page_look (gpointer data)
{
  AccordInsightsPage *self = data;
  Look *look = g_new0 (Look, 1);

  look->self = g_object_ref (self);
  look->store = g_object_ref (accord_workspace_get_store (self->workspace));
  dex_future_disown (dex_scheduler_spawn (NULL, 0, look_fiber, look, look_free));
}
