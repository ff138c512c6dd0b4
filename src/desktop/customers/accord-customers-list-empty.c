/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the list pane says when it shows no row. A list filtered to nothing names the one filter whose
 * loss shows most, and how many: each is counted by itself, on a thread of the store. */

#include "accord-config.h"

#include "accord-customers-list-private.h"

#include "accord-status-words.h"
#include "accord-unread.h"

#include <glib/gi18n-lib.h>

/* What may be dropped; from 0 on the conditions of the filter. */
enum { DROP_NOTHING = -4, DROP_SEARCH = -3, DROP_SCOPE = -2, DROP_TAG = -1 };

typedef struct {
  AccordCustomersList *list; /* owned */
  guint generation;
  int item;
} Dropping;

static void
dropping_free (gpointer data)
{
  g_object_unref (((Dropping *) data)->list);
  g_free (data);
}

static char *
item_words (AccordCustomersList *self, int item)
{
  switch (item)
    {
    case DROP_SEARCH:
      return g_strdup (accord_customers_list_typed (self));
    case DROP_SCOPE:
      return g_strdup (accord_scope_label (self->now->scope));
    case DROP_TAG:
      return g_strdup (self->view_record != NULL ? accord_entity_get_title (self->view_record) : _("View"));
    default:
      return accord_filter_describe_item (self->now->filter, (guint) item);
    }
}

/* The button that drops what drop_item says. */
static void
show_drop_button (AccordCustomersList *self)
{
  const char *label = _("Drop This Filter");

  if (self->drop_item == DROP_SCOPE)
    label = *accord_customers_list_typed (self) != '\0' ? _("Search Everyone") : _("Show Everyone");
  else if (self->drop_item == DROP_SEARCH)
    label = _("Clear Search");
  gtk_button_set_label (GTK_BUTTON (self->drop_button), label);
  gtk_widget_set_visible (self->drop_button, TRUE);
}

static void
name_drop (AccordCustomersList *self)
{
  g_autofree char *words = item_words (self, self->drop_item);
  g_autofree char *number = accord_number_format (self->drop_count);
  g_autofree char *sentence = NULL;

  /* Translators: how many records are found without one of the filters, and its name */
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Nothing fits all filters. %s customer matches without “%s”.",
                                           "Nothing fits all filters. %s customers match without “%s”.",
                                           (gulong) self->drop_count), number, words);
  accord_status_words_set (self->no_match, sentence);
  show_drop_button (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static DexFuture *
counted_cb (DexFuture *future, gpointer data)
{
  Dropping *dropping = data;
  AccordCustomersList *self = dropping->list;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value == NULL)
    accord_unread_note ("What a filter leaves out could not be counted", error);
  else if (dropping->generation == self->drop_generation && g_value_get_int64 (value) > self->drop_count)
    {
      self->drop_count = g_value_get_int64 (value);
      self->drop_item = dropping->item;
      name_drop (self);
    }
  return dex_ref (future);
}

static AccordListView *
without (AccordCustomersList *self, int item)
{
  AccordListView *view = accord_list_view_copy (self->now);
  AccordFilter *rest;

  if (item == DROP_SCOPE)
    view->scope = ACCORD_SCOPE_EVERYONE;
  else if (item == DROP_TAG)
    view->tag = 0;
  else if (item >= 0)
    {
      rest = accord_filter_copy (view->filter);
      accord_filter_remove (rest, (guint) item);
      accord_filter_unref (view->filter);
      view->filter = rest;
    }
  return view;
}

static void
count_without (AccordCustomersList *self, int item)
{
  g_autoptr (AccordListView) view = without (self, item);
  g_autoptr (AccordQuery) query =
    accord_list_view_make_query (view, self->actor, accord_workspace_get_currency (self->workspace),
                                 item == DROP_SEARCH ? NULL : accord_customers_list_typed (self));
  Dropping *dropping = g_new (Dropping, 1);

  *dropping = (Dropping) { g_object_ref (self), self->drop_generation, item };
  dex_future_disown (dex_future_finally (accord_store_count (accord_workspace_get_store (self->workspace), query),
                                         counted_cb, dropping, dropping_free));
}

static guint
n_filters (AccordCustomersList *self)
{
  return accord_filter_get_n (self->now->filter) + (*accord_customers_list_typed (self) != '\0') +
         (self->now->scope != ACCORD_SCOPE_EVERYONE) + (self->now->tag != 0);
}

static void
look_for_drop (AccordCustomersList *self)
{
  self->drop_generation++;
  self->drop_count = 0;
  self->drop_item = DROP_NOTHING;
  if (n_filters (self) < 2)
    return;
  if (*accord_customers_list_typed (self) != '\0')
    count_without (self, DROP_SEARCH);
  if (self->now->scope != ACCORD_SCOPE_EVERYONE)
    count_without (self, DROP_SCOPE);
  if (self->now->tag != 0)
    count_without (self, DROP_TAG);
  for (guint i = 0; i < accord_filter_get_n (self->now->filter); i++)
    count_without (self, (int) i);
}

/* The only filter there is; asked for where there is one. */
static int
only_filter (AccordCustomersList *self)
{
  if (*accord_customers_list_typed (self) != '\0')
    return DROP_SEARCH;
  if (self->now->scope != ACCORD_SCOPE_EVERYONE)
    return DROP_SCOPE;
  return self->now->tag != 0 ? DROP_TAG : 0;
}

static const char *
empty_scope_words (AccordScope scope)
{
  switch (scope)
    {
    case ACCORD_SCOPE_POOL:
      return _("The pool is empty: every customer has an owner.");
    case ACCORD_SCOPE_TEAM:
      return _("No customer belongs to your team yet.");
    case ACCORD_SCOPE_MINE:
    default:
      return _("No customer is yours yet.");
    }
}

/* Until it is known which filter is in the way, or when none alone is. */
static char *
no_match_words (AccordCustomersList *self)
{
  const char *typed = accord_customers_list_typed (self);

  if (n_filters (self) > 1)
    return g_strdup (_("Nothing fits all filters."));
  if (*typed != '\0')
    return g_strdup_printf (_("No customer fits “%s”. Check the spelling, or search for a part of the name, city, phone or e-mail."), typed);
  if (self->now->scope != ACCORD_SCOPE_EVERYONE)
    return g_strdup (empty_scope_words (self->now->scope));
  return g_strdup (_("No customer fits this filter."));
}

static void
show_no_match (AccordCustomersList *self)
{
  g_autofree char *sentence = no_match_words (self);

  accord_status_words_set (self->no_match, sentence);
  gtk_widget_set_visible (self->drop_button, FALSE);
  gtk_widget_set_visible (self->clear_button, n_filters (self) > 1);
  accord_stack_show (self->stack, "no-match");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  look_for_drop (self);
  if (n_filters (self) == 1)
    {
      self->drop_item = only_filter (self);
      show_drop_button (self);
    }
}

/* Shows rows, or the page that says why there are none. */
void
accord_customers_list_show_state (AccordCustomersList *self)
{
  switch (accord_id_list_get_empty_reason (self->list))
    {
    case ACCORD_EMPTY_NO_RECORDS:
      accord_stack_show (self->stack, "empty");
      break;
    case ACCORD_EMPTY_NO_MATCH:
      show_no_match (self);
      break;
    case ACCORD_EMPTY_FAILED:
      accord_status_words_set (self->failed, accord_id_list_get_error (self->list));
      accord_stack_show (self->stack, "failed");
      break;
    case ACCORD_EMPTY_NOT:
    case ACCORD_EMPTY_LOADING:
      accord_stack_show (self->stack, "list");
    }
  accord_customers_list_update_title (self);
}

/* Drops the filter that the page names. */
void
accord_customers_list_drop_filter (AccordCustomersList *self)
{
  if (self->drop_item == DROP_SEARCH)
    accord_customers_list_end_search (self);
  else if (self->drop_item == DROP_SCOPE)
    accord_filter_bar_set_scope (self->bar, ACCORD_SCOPE_EVERYONE);
  else if (self->drop_item >= 0)
    accord_filter_bar_remove (self->bar, (guint) self->drop_item);
  else if (self->drop_item == DROP_TAG)
    {
      self->now->tag = 0;
      accord_customers_list_view_changed (self);
    }
}
