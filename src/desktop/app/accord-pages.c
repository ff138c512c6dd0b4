/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of the window: the one place that knows them all. */

#include "accord-config.h"

#include "accord-pages.h"

#include <glib/gi18n-lib.h>
#include "accord-customers-page.h"
#include "accord-deal-views.h"
#include "accord-goals-page.h"
#include "accord-paste-dialog.h"
#include "accord-pipeline-place.h"
#include "accord-pool-bar.h"
#include "accord-team-page.h"
#include "accord-today-page.h"
#include "accord-trash-page.h"
#include "accord-twin-bar.h"
#include "accord-insights-page.h"

enum
{
  TODAY,
  CUSTOMERS,
  PIPELINE,
  TEAM,
  INSIGHTS,
  GOALS,
  TRASH,
};

static const AccordPageLine pages[ACCORD_N_PAGES] = {
  { "today", N_ ("Today"), "accord-today-symbolic", "win.show-page::today" },
  { "customers", N_ ("Customers"), "accord-customers-symbolic", "win.show-page::customers" },
  { "pipeline", N_ ("Pipeline"), "accord-board-symbolic", "win.show-page::pipeline" },
  { "team", N_ ("Team"), "accord-team-symbolic", "win.show-page::team", TRUE },
  { "insights", N_ ("Insights"), "accord-chart-symbolic", "win.show-page::insights" },
  { "goals", N_ ("Goals"), "accord-target-symbolic", "win.show-page::goals" },
  { "trash", N_ ("Trash"), "user-trash-symbolic", "win.show-page::trash", TRUE },
};

/**
 * accord_pages_get:
 * @index: below %ACCORD_N_PAGES
 *
 * Returns: the page's line
 */
const AccordPageLine *
accord_pages_get (guint index)
{
  g_return_val_if_fail (index < ACCORD_N_PAGES, &pages[0]);

  return &pages[index];
}

/**
 * accord_pages_find:
 * @name: of a page
 *
 * Returns: its index, -1 for an unknown name
 */
int
accord_pages_find (const char *name)
{
  for (int i = 0; i < ACCORD_N_PAGES; i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return i;
  return -1;
}

/* Above the record, and below the name of a new one: whether it is there already. */
static GtkWidget *
make_customers (AccordWorkspace *workspace, gboolean ahead)
{
  GtkWidget *page = ahead ? accord_customers_page_new_ahead (workspace) : accord_customers_page_new (workspace);
  GtkWidget *hint = accord_twin_bar_new (workspace, &accord_customer_kind);
  GtkWidget *pool = accord_pool_bar_new (workspace);

  accord_customers_page_add_banner (ACCORD_CUSTOMERS_PAGE (page), hint);
  accord_customers_page_add_banner (ACCORD_CUSTOMERS_PAGE (page), pool);
  g_signal_connect_object (page, "shown", G_CALLBACK (accord_twin_bar_set_record), hint, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "shown", G_CALLBACK (accord_pool_bar_set_record), pool, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "form", G_CALLBACK (accord_twin_bar_add_to_form), workspace, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "form", G_CALLBACK (accord_paste_dialog_add_to_form), workspace, G_CONNECT_SWAPPED);
  return page;
}

/* The board, and the other views of its deals. */
static GtkWidget *
make_pipeline (AccordWorkspace *workspace)
{
  GtkWidget *page = accord_pipeline_page_new (workspace);
  guint n;
  const AccordDealViewLine *views = accord_deal_views (&n);

  for (guint i = 0; i < n; i++)
    accord_pipeline_page_add_view (ACCORD_PIPELINE_PAGE (page), &views[i]);
  return page;
}

/**
 * accord_pages_make:
 * @index: which page
 * @workspace: what it shows
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_pages_make (guint index, AccordWorkspace *workspace)
{
  switch (index)
    {
    case TODAY:
      return accord_today_page_new (workspace);
    case CUSTOMERS:
      return make_customers (workspace, FALSE);
    case PIPELINE:
      return accord_pipeline_place_new (make_pipeline (workspace));
    case TEAM:
      return accord_team_page_new (workspace);
    case INSIGHTS:
      return accord_insights_page_new (workspace);
    case GOALS:
      return accord_goals_page_new (workspace);
    case TRASH:
      return accord_trash_page_new (workspace);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * accord_pages_make_ahead:
 * @index: which page
 * @workspace: what it shows
 *
 * Makes a page before anybody asked for it: it reads nothing, or little, until it is seen.
 *
 * Returns: (transfer floating) (nullable): the page; %NULL for one that is made when it is asked for
 */
GtkWidget *
accord_pages_make_ahead (guint index, AccordWorkspace *workspace)
{
  switch (index)
    {
    case TODAY:
      return accord_today_page_new_ahead (workspace);
    case CUSTOMERS:
      return make_customers (workspace, TRUE);
    case INSIGHTS:
      return accord_insights_page_new_ahead (workspace);
    default:
      return NULL;
    }
}

/**
 * accord_pages_of_kind:
 * @kind: a kind of record
 *
 * Returns: (nullable): the name of the page that shows such records
 */
const char *
accord_pages_of_kind (const AccordKind *kind)
{
  if (accord_kind_is (kind, &accord_customer_kind))
    return pages[CUSTOMERS].name;
  if (accord_kind_is (kind, &accord_deal_kind))
    return pages[PIPELINE].name;
  if (accord_kind_is (kind, &accord_member_kind))
    return pages[TEAM].name;
  if (accord_kind_is (kind, &accord_decision_kind))
    return pages[INSIGHTS].name;
  return NULL;
}

/**
 * accord_pages_kind:
 * @index: which page
 *
 * Returns: the kind of the records that it is about
 */
const AccordKind *
accord_pages_kind (guint index)
{
  static const AccordKind *const kinds[ACCORD_N_PAGES] = {
    [TODAY] = &accord_activity_kind,
    [CUSTOMERS] = &accord_customer_kind,
    [PIPELINE] = &accord_deal_kind,
    [TEAM] = &accord_member_kind,
    [INSIGHTS] = &accord_deal_kind, /* what its figures are counted from */
    [GOALS] = &accord_goal_kind,
    [TRASH] = &accord_customer_kind, /* of every kind; this one first of all */
  };

  g_return_val_if_fail (index < ACCORD_N_PAGES, kinds[0]);

  return kinds[index];
}

/**
 * accord_pages_show:
 * @index: which page
 * @page: the page itself
 * @id: a record of the kind that it shows
 *
 * Has the page open the record.
 */
void
accord_pages_show (guint index, GtkWidget *page, gint64 id)
{
  switch (index)
    {
    case TODAY:
      accord_today_page_show_step (ACCORD_TODAY_PAGE (page), id);
      break;
    case CUSTOMERS:
      accord_customers_page_show (ACCORD_CUSTOMERS_PAGE (page), id);
      break;
    case PIPELINE:
      accord_pipeline_page_show (accord_pipeline_place_board (page), id);
      break;
    case TEAM:
      accord_team_page_show (ACCORD_TEAM_PAGE (page), id);
      break;
    case INSIGHTS:
      accord_insights_page_show_decision (ACCORD_INSIGHTS_PAGE (page), id);
      break;
    default:
      break;
    }
}

/**
 * accord_pages_get_customer:
 * @index: which page
 * @page: the page itself
 *
 * Returns: the customer whose record it shows, or 0
 */
gint64
accord_pages_get_customer (guint index, GtkWidget *page)
{
  return index == CUSTOMERS ? accord_customers_page_get_shown (ACCORD_CUSTOMERS_PAGE (page)) : 0;
}

/**
 * accord_pages_log:
 * @index: which page
 * @page: the page itself
 *
 * Opens the composer of the record it shows, where the page itself knows how.
 *
 * Returns: whether it did
 */
gboolean
accord_pages_log (guint index, GtkWidget *page)
{
  if (index == TODAY)
    return accord_today_page_log (ACCORD_TODAY_PAGE (page));
  return index == CUSTOMERS && accord_customers_page_log (ACCORD_CUSTOMERS_PAGE (page), 0);
}

/**
 * accord_pages_log_with:
 * @customers: the page of customers
 * @customer: to be shown
 * @contact: one of its people
 *
 * Opens the composer of the customer, the person chosen.
 */
void
accord_pages_log_with (GtkWidget *customers, gint64 customer, gint64 contact)
{
  accord_customers_page_show (ACCORD_CUSTOMERS_PAGE (customers), customer);
  accord_customers_page_log (ACCORD_CUSTOMERS_PAGE (customers), contact);
}

/**
 * accord_pages_find_customers:
 * @page: the page of customers
 * @text: what is looked for
 *
 * Shows the customers that fit.
 */
void
accord_pages_find_customers (GtkWidget *page, const char *text)
{
  accord_customers_page_find (ACCORD_CUSTOMERS_PAGE (page), text);
}

/**
 * accord_pages_focus:
 * @index: which page
 * @page: the page itself, just shown
 *
 * Gives it the keyboard.
 */
void
accord_pages_focus (guint index, GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);

  if (index == GOALS)
    accord_goals_page_focus (ACCORD_GOALS_PAGE (page));
  else if (index == TRASH)
    accord_trash_page_focus (ACCORD_TRASH_PAGE (page));
  if (index == GOALS || index == TRASH)
    return;
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  /* A search that stands first is passed by: for it a phone would open its keys. */
  if (root != NULL && GTK_IS_TEXT (gtk_root_get_focus (root)))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * accord_pages_search:
 * @index: which page
 * @page: the page itself
 *
 * Puts the cursor into the page's search.
 */
void
accord_pages_search (guint index, GtkWidget *page)
{
  switch (index)
    {
    case CUSTOMERS:
      accord_customers_page_focus_search (ACCORD_CUSTOMERS_PAGE (page));
      break;
    case PIPELINE:
      accord_pipeline_page_focus_search (accord_pipeline_place_board (page));
      break;
    case TEAM:
      accord_team_page_focus_search (ACCORD_TEAM_PAGE (page));
      break;
    case GOALS:
      accord_goals_page_focus_search (ACCORD_GOALS_PAGE (page));
      break;
    case TRASH:
      accord_trash_page_focus_search (ACCORD_TRASH_PAGE (page));
      break;
    default:
      break;
    }
}

/**
 * accord_pages_show_view:
 * @customers: (nullable): the page of customers
 * @view: a saved view, 0 for all customers
 */
void
accord_pages_show_view (GtkWidget *customers, gint64 view)
{
  if (customers != NULL)
    accord_customers_page_show_view (ACCORD_CUSTOMERS_PAGE (customers), view);
}

/**
 * accord_pages_new_customer:
 * @customers: the page of customers
 *
 * Has it begin a new customer.
 */
void
accord_pages_new_customer (GtkWidget *customers)
{
  accord_customers_page_new_customer (ACCORD_CUSTOMERS_PAGE (customers));
}

/**
 * accord_pages_new_deal:
 * @pipeline: the pipeline page
 * @customer: whose deal; 0 when not known
 *
 * Has it begin a new deal.
 */
void
accord_pages_new_deal (GtkWidget *pipeline, gint64 customer)
{
  accord_pipeline_page_new_deal (accord_pipeline_place_board (pipeline), customer);
}

/**
 * accord_pages_reveal_deal:
 * @pipeline: the pipeline page
 * @deal: id of a deal that was just changed
 *
 * Goes to its card on the board.
 */
void
accord_pages_reveal_deal (GtkWidget *pipeline, gint64 deal)
{
  accord_pipeline_page_reveal (accord_pipeline_place_board (pipeline), deal);
}
