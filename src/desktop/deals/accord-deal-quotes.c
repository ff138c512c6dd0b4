/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealQuotes: see the header. What may be done with a quote is the menu of its row; what may not,
 * such as sending one with a discount that nobody approved, the journal refuses with a sentence. */

#include "accord-config.h"

#include "accord-deal-quotes.h"

#include "accord-commit.h"
#include "accord-date.h"
#include "accord-deal-part.h"
#include "accord-deal-print.h"
#include "accord-menu-popup.h"
#include "accord-query.h"
#include "accord-quote-edit.h"
#include "accord-tag.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordDealQuotes {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  AccordDealLines *lines; /* borrowed: a neighbour on the page */
  AccordDealPart *part;
  gboolean making; /* a quote or a version, which a second press would make twice */
};

G_DEFINE_FINAL_TYPE (AccordDealQuotes, accord_deal_quotes, ADW_TYPE_BIN)

static AccordRecord *
settings_of (AccordDealQuotes *self)
{
  gint64 id = accord_workspace_get_settings_id (self->workspace);
  g_autoptr (AccordEntity) settings = accord_workspace_get_entity (self->workspace, &accord_workspace_kind, id);

  return accord_entity_get_record (settings);
}

/* Menu of a row */

static GMenuModel *
make_menu (AccordDealQuotes *self, AccordRecord *quote)
{
  static const struct {
    const char *status, *label;
  } ways[] = { { "sent", N_("Mark as Sent") }, { "accepted", N_("Mark as Accepted") }, { "refused", N_("Mark as Refused") },
               { "draft", N_("Back to Draft") } };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) paper = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();
  gint64 id = accord_record_id (quote);

  accord_menu_append (paper, _("Print…"), "quotes.print", "x", id);
  accord_menu_append (paper, _("Save as PDF…"), "quotes.save", "x", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (paper));
  if (accord_workspace_is_read_only (self->workspace))
    return G_MENU_MODEL (menu);
  accord_menu_append (states, _("New Version"), "quotes.revise", "x", id);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (accord_record_text (quote, "status"), ways[i].status) != 0)
      accord_menu_append (states, _(ways[i].label), "quotes.status", "(xs)", id, ways[i].status);
  accord_menu_append (states, accord_record_number (quote, "approved_by") != 0 ? _("Take Back Approval") : _("Approve Discount"),
                      "quotes.approve", "x", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
  return G_MENU_MODEL (menu);
}

/* Rows */

static void
build_row (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  GtkWidget *tag = accord_tag_new ("", NULL, ACCORD_TINT_NEUTRAL);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_expander_row_add_suffix (row, button); /* the last one added stands first */
  accord_deal_part_value (row);
  adw_expander_row_add_suffix (row, tag);
  g_object_set_data (G_OBJECT (row), "status", tag);
  g_object_set_data (G_OBJECT (row), "menu", button);
}

static AccordTint
tint_of (const char *status)
{
  if (g_str_equal (status, "accepted"))
    return ACCORD_TINT_SUCCESS;
  if (g_str_equal (status, "sent"))
    return ACCORD_TINT_ACCENT;
  return g_str_equal (status, "expired") ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL;
}

static char *
dates_of (AccordRecord *quote)
{
  gint64 today = accord_date_today (), day;
  g_autofree char *made = NULL;
  g_autofree char *until = NULL;

  if (accord_record_get_number (quote, "quoted_on", &day))
    made = accord_date_format_relative (day, today);
  if (accord_record_get_number (quote, "valid_until", &day))
    until = accord_date_format_relative (day, today);
  if (made != NULL && until != NULL)
    return g_strdup_printf (_("%1$s · valid until %2$s"), made, until);
  return until != NULL ? g_strdup_printf (_("Valid until %s"), until) : g_steal_pointer (&made);
}

static void
show_row (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  AccordDealQuotes *self = data;
  AccordRecord *quote = accord_entity_get_record (entity);
  const AccordField *field = &accord_quote_kind.fields[accord_kind_find (&accord_quote_kind, "status")];
  const char *status = accord_quote_status_now (quote, accord_date_today ());
  GtkWidget *tag = g_object_get_data (G_OBJECT (row), "status");
  GtkWidget *menu = g_object_get_data (G_OBJECT (row), "menu");
  g_autofree char *name = accord_quote_name (quote);
  g_autofree char *dates = dates_of (quote);
  g_autofree char *total = accord_record_format (quote, "total");
  g_autofree char *menu_name = g_strdup_printf (_("Menu of %s"), name);
  g_autoptr (GMenuModel) model = make_menu (self, quote);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_expander_row_set_subtitle (row, dates != NULL ? dates : "");
  gtk_label_set_text (accord_deal_part_value (row), *total != '\0' ? total : "—");
  accord_text_line_set_text (ACCORD_TEXT_LINE (tag), accord_field_choice_label (field, status));
  accord_text_line_set_tint (ACCORD_TEXT_LINE (tag), tint_of (status), FALSE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  accord_tooltip_set (menu, menu_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, menu_name, -1);
}

/* The lines of a quote stand below its fields. */
static void
unfold_row (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  AccordDealQuotes *self = data;
  const AccordDealPartLook look = { &accord_quote_line_kind, "quote", "rank", _("Lines of the Quote"), NULL,
                                    _("No lines. Add product lines to the deal, then make a new version."), NULL };
  GtkWidget *part = accord_deal_part_new (self->workspace, &look);
  GtkWidget *holder = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", part, NULL);

  gtk_widget_add_css_class (holder, "part-lines");
  accord_deal_part_set_funcs (ACCORD_DEAL_PART (part), NULL, accord_deal_line_describe, NULL, self);
  accord_deal_part_set_owner (ACCORD_DEAL_PART (part), accord_entity_get_id (entity));
  adw_expander_row_add_row (row, holder);
}

/* Making */

typedef struct {
  AccordDealQuotes *self;
  AccordEdit *edit;
} Making;

static void
making_free (gpointer data)
{
  g_object_unref (((Making *) data)->self);
  g_free (data);
}

static DexFuture *
make_fiber (gpointer data)
{
  Making *making = data;
  AccordDealQuotes *self = making->self;
  g_autoptr (AccordChangeSet) set =
    dex_await_boxed (accord_commit_future (GTK_WIDGET (self), self->workspace, making->edit), NULL); /* a refusal was told */
  gint64 id = 0;

  self->making = FALSE;
  if (set != NULL && accord_change_set_created (set, &accord_quote_kind, &id))
    accord_deal_part_unfold (self->part, id, NULL);
  return dex_future_new_true ();
}

static void
make_quote (AccordDealQuotes *self, AccordEdit *edit)
{
  Making *making = g_new0 (Making, 1);

  self->making = TRUE;
  *making = (Making) { g_object_ref (self), edit };
  dex_future_disown (dex_scheduler_spawn (NULL, 0, make_fiber, making, making_free));
}

static void
add_cb (AccordDealQuotes *self)
{
  AccordRecord *deal = self->deal != NULL ? accord_entity_get_record (self->deal) : NULL;
  g_autoptr (GPtrArray) lines = accord_deal_lines_get_records (self->lines);
  gint64 id;

  if (deal != NULL && !self->making)
    make_quote (self, accord_quote_edit_new (deal, lines, settings_of (self), accord_date_today (), &id));
}

/* The quote that an action is about; it is on show, so it is known. */
static AccordRecord *
quote_of (AccordDealQuotes *self, gint64 id)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (self->workspace, &accord_quote_kind, id);
  AccordRecord *record = accord_entity_get_record (entity);

  return record != NULL ? accord_record_ref (record) : NULL;
}

typedef struct {
  AccordDealQuotes *self;
  AccordRecord *quote;
} Revising;

static void
revising_free (gpointer data)
{
  Revising *revising = data;

  g_object_unref (revising->self);
  accord_record_unref (revising->quote);
  g_free (revising);
}

static DexFuture *
revise_fiber (gpointer data)
{
  Revising *revising = data;
  AccordDealQuotes *self = revising->self;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_quote_line_kind);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  accord_query_add_number (query, "quote", ACCORD_OP_IS, accord_record_id (revising->quote));
  lines = dex_await_boxed (accord_store_select (accord_workspace_get_store (self->workspace), query), &error);
  self->making = lines != NULL;
  if (lines == NULL)
    accord_say_error (GTK_WIDGET (self), error->message);
  else
    make_quote (self, accord_quote_edit_revise (revising->quote, lines, settings_of (self), accord_date_today (), &id));
  return dex_future_new_true ();
}

static void
revise_action (GtkWidget *widget, const char *name, GVariant *id)
{
  AccordDealQuotes *self = ACCORD_DEAL_QUOTES (widget);
  g_autoptr (AccordRecord) quote = quote_of (self, g_variant_get_int64 (id));
  Revising *revising;

  if (quote == NULL || self->making)
    return;
  self->making = TRUE;
  revising = g_new0 (Revising, 1);
  *revising = (Revising) { g_object_ref (self), g_steal_pointer (&quote) };
  dex_future_disown (dex_scheduler_spawn (NULL, 0, revise_fiber, revising, revising_free));
}

static void
status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordDealQuotes *self = ACCORD_DEAL_QUOTES (widget);
  g_autoptr (AccordRecord) quote = NULL;
  const char *status;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &status);
  quote = quote_of (self, id);
  if (quote != NULL)
    accord_commit (widget, self->workspace, accord_quote_edit_status (quote, status));
}

static void
approve_action (GtkWidget *widget, const char *name, GVariant *id)
{
  AccordDealQuotes *self = ACCORD_DEAL_QUOTES (widget);
  g_autoptr (AccordRecord) quote = quote_of (self, g_variant_get_int64 (id));
  gint64 member = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));

  if (quote == NULL)
    return;
  if (accord_record_number (quote, "approved_by") != 0)
    member = 0;
  else if (member == 0)
    {
      accord_say_error (widget, _("An approval has a name. Say who you are in Preferences first."));
      return;
    }
  accord_commit (widget, self->workspace, accord_quote_edit_approve (quote, member, accord_date_today ()));
}

static void
paper_action (GtkWidget *widget, const char *name, GVariant *id)
{
  AccordDealQuotes *self = ACCORD_DEAL_QUOTES (widget);
  g_autoptr (AccordRecord) quote = quote_of (self, g_variant_get_int64 (id));

  if (quote == NULL)
    return;
  if (g_str_equal (name, "quotes.print"))
    dex_future_disown (accord_tell_refusal (widget, accord_deal_print_quote (widget, self->workspace, quote, NULL)));
  else
    accord_deal_save_quote (widget, self->workspace, quote);
}

static void
accord_deal_quotes_dispose (GObject *object)
{
  AccordDealQuotes *self = ACCORD_DEAL_QUOTES (object);

  G_OBJECT_CLASS (accord_deal_quotes_parent_class)->dispose (object);
  g_clear_object (&self->deal);
  g_clear_object (&self->workspace);
}

static void
accord_deal_quotes_class_init (AccordDealQuotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_deal_quotes_dispose;
  gtk_widget_class_install_action (widget_class, "quotes.revise", "x", revise_action);
  gtk_widget_class_install_action (widget_class, "quotes.status", "(xs)", status_action);
  gtk_widget_class_install_action (widget_class, "quotes.approve", "x", approve_action);
  gtk_widget_class_install_action (widget_class, "quotes.print", "x", paper_action);
  gtk_widget_class_install_action (widget_class, "quotes.save", "x", paper_action);
}

static void
accord_deal_quotes_init (AccordDealQuotes *self)
{
}

/**
 * accord_deal_quotes_new:
 * @workspace: the open file
 * @lines: where the lines of the deal are; outlives the section
 *
 * Returns: (transfer floating): the section, of no deal
 */
GtkWidget *
accord_deal_quotes_new (AccordWorkspace *workspace, AccordDealLines *lines)
{
  AccordDealQuotes *self = g_object_new (ACCORD_TYPE_DEAL_QUOTES, NULL);
  const AccordDealPartLook look = { &accord_quote_kind, "deal", NULL, _("Quotes"), _("Make a quote of the lines"),
                                    _("No quote yet. The plus makes one of the product lines."), NULL };

  self->workspace = g_object_ref (workspace);
  self->lines = lines;
  self->part = ACCORD_DEAL_PART (accord_deal_part_new (workspace, &look));
  accord_deal_part_set_funcs (self->part, build_row, show_row, unfold_row, self);
  g_signal_connect_object (self->part, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->part));
  return GTK_WIDGET (self);
}

/**
 * accord_deal_quotes_set_deal:
 * @self: the section
 * @deal: (nullable): whose quotes
 */
void
accord_deal_quotes_set_deal (AccordDealQuotes *self, AccordEntity *deal)
{
  g_return_if_fail (ACCORD_IS_DEAL_QUOTES (self));

  g_set_object (&self->deal, deal);
  accord_deal_part_set_owner (self->part, deal != NULL ? accord_entity_get_id (deal) : 0);
}
