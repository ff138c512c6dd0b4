/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done on the page: finishing, planning, postponing, verifying, giving away. */

#include "accord-config.h"

#include "accord-today-page-private.h"
#include <glib/gi18n-lib.h>
#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-date.h"
#include "accord-menu-popup.h"
#include "accord-record-chooser.h"
#include "accord-record-dialog.h"
#include "accord-today-care.h"
#include "accord-today-edits.h"
#include "accord-today-review.h"
#include "accord-today-words.h"
#include "accord-when-popover.h"

/* The line with the keyboard; NULL on an empty page. */
AccordTodayItem *
accord_today_page_selected (AccordTodayPage *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static gboolean
writes (AccordTodayPage *self)
{
  return self->workspace != NULL && !accord_workspace_is_read_only (self->workspace);
}

typedef struct {
  AccordTodayPage *page;
  AccordTodayItem *item;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->page);
  g_object_unref (saving->item);
  g_free (saving);
}

/* A refused one stays unfolded, with what was typed. */
static DexFuture *
saved_cb (DexFuture *future, gpointer data)
{
  Saving *saving = data;
  AccordTodayPage *self = saving->page;
  gboolean done = dex_future_is_resolved (future);

  self->saving = FALSE;
  if (!done)
    return dex_ref (future);
  if (self->open == saving->item)
    g_clear_object (&self->open);
  accord_today_item_set_open (saving->item, FALSE);
  self->refocus = TRUE;
  return dex_ref (future);
}

static void
fold (AccordTodayPage *self)
{
  g_autoptr (AccordTodayItem) item = g_steal_pointer (&self->open);

  if (item != NULL)
    accord_today_item_set_open (item, FALSE);
}

/* What was answered is written; a line on which nothing is said folds. */
void
accord_today_page_save_open (AccordTodayPage *self)
{
  AccordEdit *edit;
  Saving *saving;

  if (self->open == NULL || self->saving)
    return;
  edit = accord_today_edit_save (self->workspace, self->open, accord_date_today ());
  if (edit == NULL)
    {
      fold (self);
      return;
    }
  saving = g_new0 (Saving, 1);
  *saving = (Saving) { g_object_ref (self), g_object_ref (self->open) };
  self->saving = TRUE;
  dex_future_disown (dex_future_finally (accord_commit_future (GTK_WIDGET (self), self->workspace, edit), saved_cb, saving, saving_free));
}

static void
unfold (AccordTodayPage *self, AccordTodayItem *item)
{
  guint position = accord_today_list_find (self->model, item);

  if (self->open == item || !writes (self))
    return;
  accord_today_page_save_open (self);
  g_set_object (&self->open, item);
  accord_today_item_set_open (item, TRUE);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  accord_announce (self, accord_today_item_get_kind (item) == ACCORD_TODAY_STEP ? _("What came of it, and what is next?") : _("What is next?"), FALSE);
}

static void
commit (AccordTodayPage *self, AccordEdit *edit)
{
  self->refocus = TRUE;
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

/* One that is refused can be passed over again. */
static DexFuture *
passed_cb (DexFuture *future, gpointer data)
{
  Saving *saving = data;

  if (!dex_future_is_resolved (future) && saving->page->passed == saving->item)
    g_clear_object (&saving->page->passed);
  return dex_ref (future);
}

static void
pass_over (AccordTodayPage *self, AccordTodayItem *item)
{
  Saving *saving;

  if (self->passed == item)
    return;
  g_set_object (&self->passed, item);
  self->refocus = TRUE;
  saving = g_new0 (Saving, 1);
  *saving = (Saving) { g_object_ref (self), g_object_ref (item) };
  dex_future_disown (dex_future_finally (accord_commit_future (GTK_WIDGET (self), self->workspace, accord_care_pass_over (accord_today_care_date (item))),
                                         passed_cb, saving, saving_free));
}

/* The check. */
static void
toggle (AccordTodayPage *self, AccordTodayItem *item)
{
  const AccordAgendaRow *row = accord_today_item_get_row (item);

  if (!writes (self))
    return;
  if (accord_today_item_is_open (item))
    fold (self);
  else if (accord_today_item_get_group (item) == ACCORD_TODAY_VERIFY)
    commit (self, accord_today_edit_verify (item, accord_date_today ()));
  else if (accord_today_care_date (item) != NULL)
    pass_over (self, item);
  else if (row->done_at != 0)
    commit (self, accord_today_edit_reopen (item));
  else
    unfold (self, item);
}

/* @what: asked of a line by its buttons or a key. */
void
accord_today_page_ask (AccordTodayPage *self, AccordTodayItem *item, AccordTodayAsk what)
{
  switch (what)
    {
    case ACCORD_TODAY_ASK_TOGGLE:
      if (accord_today_item_get_row (item) != NULL)
        toggle (self, item);
      break;
    case ACCORD_TODAY_ASK_PLAN:
      unfold (self, item);
      break;
    case ACCORD_TODAY_ASK_SAVE:
      accord_today_page_save_open (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
      break;
    case ACCORD_TODAY_ASK_UNDO:
      fold (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
      break;
    case ACCORD_TODAY_ASK_GREET:
      if (accord_today_care_date (item) != NULL && writes (self))
        accord_today_care_greet (GTK_WIDGET (self), accord_today_care_date (item));
      break;
    case ACCORD_TODAY_ASK_OPEN:
      accord_today_review_open (GTK_WIDGET (self), item);
      break;
    case ACCORD_TODAY_ASK_MORE:
    default:
      if (accord_today_item_get_kind (item) == ACCORD_TODAY_FOLD)
        accord_today_list_set_done_shown (self->model, !accord_today_list_get_done_shown (self->model));
      else
        accord_today_list_show_more (self->model, accord_today_item_get_group (item));
      break;
    }
}

static gboolean
is_open_step (AccordTodayItem *item)
{
  const AccordAgendaRow *row = item != NULL ? accord_today_item_get_row (item) : NULL;

  return row != NULL && row->activity != 0 && row->done_at == 0;
}

/* From today, or from the day it is due where that is later. */
void
accord_today_page_postpone (AccordTodayPage *self, AccordTodayItem *item, int days)
{
  if (!is_open_step (item) || !writes (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  commit (self, accord_today_edit_postpone (item, MAX (accord_date_today (), accord_today_item_get_row (item)->due) + days, -1));
}

static void
postpone_action (GtkWidget *widget, const char *name, GVariant *days)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (widget);

  accord_today_page_postpone (self, accord_today_page_selected (self), g_variant_get_int32 (days));
}

static void
picked_cb (AccordTodayPage *self, gint64 day, int minute, GtkWidget *popover)
{
  AccordTodayItem *item = g_object_get_data (G_OBJECT (popover), "accord-item"); /* another may be selected by now */

  if (is_open_step (item))
    commit (self, accord_today_edit_postpone (item, day, minute));
}

static GtkWidget *
anchor (AccordTodayPage *self)
{
  AccordTodayRow *row = accord_today_page_row_of (self, accord_today_page_selected (self));

  return row != NULL ? accord_today_row_get_anchor (row) : GTK_WIDGET (self->list);
}

static void
pick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (widget);
  GtkWidget *popover;

  if (!is_open_step (accord_today_page_selected (self)))
    return;
  popover = accord_when_popover_new ();
  g_object_set_data_full (G_OBJECT (popover), "accord-item", g_object_ref (accord_today_page_selected (self)), g_object_unref);
  g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  accord_when_popover_popup_on (ACCORD_WHEN_POPOVER (popover), anchor (self));
}

static void
given_cb (AccordTodayPage *self, gint64 member, GtkWidget *chooser)
{
  AccordTodayItem *item = g_object_get_data (G_OBJECT (chooser), "accord-item");

  if (is_open_step (item))
    commit (self, accord_today_edit_give (item, member));
}

static void
give_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (widget);
  GtkWidget *chooser;

  if (!is_open_step (accord_today_page_selected (self)))
    return;
  chooser = accord_record_chooser_new (self->workspace, &accord_member_kind);
  g_object_set_data_full (G_OBJECT (chooser), "accord-item", g_object_ref (accord_today_page_selected (self)), g_object_unref);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (given_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), anchor (self));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (widget);
  AccordTodayItem *item = accord_today_page_selected (self);
  const AccordAgendaRow *row = item != NULL ? accord_today_item_get_row (item) : NULL;
  g_autoptr (AccordEntity) activity = NULL;

  if (row == NULL || row->activity == 0)
    return;
  activity = accord_workspace_get_entity (self->workspace, &accord_activity_kind, row->activity);
  adw_dialog_present (accord_record_dialog_new_edit (self->workspace, activity, NULL), widget);
}

static void
greet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (widget);
  AccordTodayItem *item = accord_today_page_selected (self);

  if (item != NULL)
    accord_today_page_ask (self, item, ACCORD_TODAY_ASK_GREET);
}

static void
pass_over_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (widget);
  AccordTodayItem *item = accord_today_page_selected (self);

  if (item != NULL && accord_today_care_date (item) != NULL)
    accord_today_page_ask (self, item, ACCORD_TODAY_ASK_TOGGLE);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_today_context_open (ACCORD_TODAY_PAGE (widget)->context);
}

/* Pops up the menu of a line. */
void
accord_today_page_menu (AccordTodayPage *self, AccordTodayItem *item)
{
  g_autoptr (GMenu) menu = g_menu_new (), later = g_menu_new (), rest = g_menu_new ();
  guint position = accord_today_list_find (self->model, item);

  if (position == GTK_INVALID_LIST_POSITION || accord_today_item_get_row (item) == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  if (is_open_step (item) && writes (self))
    {
      g_menu_append (later, _("Tomorrow"), "today.postpone(1)");
      g_menu_append (later, _("In 3 Days"), "today.postpone(3)");
      g_menu_append (later, _("Next Week"), "today.postpone(7)");
      g_menu_append (later, _("Pick a Date…"), "today.pick");
      g_menu_append_section (menu, _("Postpone"), G_MENU_MODEL (later));
      g_menu_append (rest, _("Give To…"), "today.give");
    }
  if (accord_today_care_date (item) != NULL && writes (self))
    {
      g_menu_append (rest, _("Write a Message…"), "today.greet");
      g_menu_append (rest, _("Pass Over"), "today.pass-over");
    }
  if (accord_today_item_get_row (item)->activity != 0 && writes (self))
    g_menu_append (rest, _("Edit…"), "today.edit");
  g_menu_append (rest, _("Open"), "today.open");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  accord_menu_popup_on (anchor (self), G_MENU_MODEL (menu));
}

/* A task of its own, due on the day that is looked at. */
void
accord_today_page_add (AccordTodayPage *self)
{
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));
  g_autofree char *day = accord_date_to_iso (MAX (accord_today_list_get_day (self->model), accord_date_today ()));
  AdwDialog *dialog;

  if (!writes (self))
    return;
  dialog = accord_record_dialog_new_add (self->workspace, &accord_activity_kind, actor != 0 ? "owner" : NULL, actor);
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "type", "task");
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "due_on", day);
  accord_record_dialog_leave_out (ACCORD_RECORD_DIALOG (dialog), "done_at"); /* it is only being made */
  accord_record_dialog_leave_out (ACCORD_RECORD_DIALOG (dialog), "outcome");
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_today_page_add (ACCORD_TODAY_PAGE (widget));
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_today_list_refresh (ACCORD_TODAY_PAGE (widget)->model);
}

/* Actions "today.postpone" (i: days), "today.pick", "today.give", "today.edit", "today.open", "today.greet",
 * "today.pass-over", "today.add", "today.retry". */
void
accord_today_work_install (GtkWidgetClass *page)
{
  gtk_widget_class_install_action (page, "today.postpone", "i", postpone_action);
  gtk_widget_class_install_action (page, "today.pick", NULL, pick_action);
  gtk_widget_class_install_action (page, "today.give", NULL, give_action);
  gtk_widget_class_install_action (page, "today.edit", NULL, edit_action);
  gtk_widget_class_install_action (page, "today.open", NULL, open_action);
  gtk_widget_class_install_action (page, "today.greet", NULL, greet_action);
  gtk_widget_class_install_action (page, "today.pass-over", NULL, pass_over_action);
  gtk_widget_class_install_action (page, "today.add", NULL, add_action);
  gtk_widget_class_install_action (page, "today.retry", NULL, retry_action);
}
