/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealPapers: see the header. Accord keeps addresses, never copies: a file stays where it is. */

#include "accord-config.h"

#include "accord-deal-papers.h"

#include "accord-commit.h"
#include "accord-date.h"
#include "accord-deal-part.h"
#include "accord-menu-popup.h"
#include "accord-paper.h"
#include "accord-record-dialog.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordDealPapers {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  AccordDealPart *proposals;
  AccordDealPart *contracts;
  AccordDealPart *documents;
};

G_DEFINE_FINAL_TYPE (AccordDealPapers, accord_deal_papers, ADW_TYPE_BIN)

/* Opening */

static void
open_cb (GtkWidget *button)
{
  AccordEntity *entity = g_object_get_data (G_OBJECT (button), "entity");
  AccordRecord *record = accord_entity_get_record (entity);
  const char *uri = record != NULL ? accord_record_text (record, "uri") : NULL;

  if (uri != NULL)
    accord_paper_open (button, uri);
}

static void
build_row (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("accord-export-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "entity", g_object_ref (entity), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  adw_expander_row_add_suffix (row, button); /* the last one added stands first */
  accord_deal_part_value (row);
  g_object_set_data (G_OBJECT (row), "open", button);
}

static void
show_open (AdwExpanderRow *row, AccordRecord *record)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "open");
  const char *uri = accord_record_text (record, "uri");
  g_autofree char *name = g_strdup_printf (_("Open %s"), accord_record_title (record));

  gtk_widget_set_visible (button, uri != NULL);
  accord_tooltip_set (button, uri);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Rows */

/* The words that are there, with dots between. */
static char *
join (const char *const *words, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (words[i] != NULL && *words[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words[i]);
  return g_strdup (text->str);
}

static void
show_proposal (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  g_autofree char *reaction = accord_record_format (record, "reaction");
  g_autofree char *day = accord_record_format (record, "presented_on");
  g_autofree char *presented = *day != '\0' ? g_strdup_printf (_("presented %s"), day) : NULL;
  g_autofree char *version = accord_record_format (record, "version");
  g_autofree char *nth = *version != '\0' ? g_strdup_printf (_("version %s"), version) : NULL;
  const char *const words[] = { nth, presented, reaction };
  g_autofree char *subtitle = join (words, G_N_ELEMENTS (words));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (record));
  adw_expander_row_set_subtitle (row, subtitle);
  show_open (row, record);
}

/* NULL: nothing was agreed. */
static char *
delivery_words (AccordRecord *record)
{
  gint64 by = accord_record_number (record, "deliver_on"), delivered = accord_record_number (record, "delivered_on");
  g_autofree char *day = accord_date_format (delivered != 0 ? delivered : by);

  if (delivered != 0)
    return by != 0 && delivered > by ? g_strdup_printf (_("delivered late, %s"), day) : g_strdup_printf (_("delivered %s"), day);
  if (by == 0)
    return NULL;
  return by < accord_date_today () ? g_strdup_printf (_("delivery overdue since %s"), day) : g_strdup_printf (_("to be delivered by %s"), day);
}

static void
show_contract (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  g_autofree char *signed_on = accord_record_format (record, "signed_on");
  g_autofree char *ends = accord_record_format (record, "ends_on");
  g_autofree char *first = *signed_on != '\0' ? g_strdup_printf (_("signed %s"), signed_on) : NULL;
  g_autofree char *last = *ends != '\0' ? g_strdup_printf (_("ends %s"), ends) : NULL;
  g_autofree char *delivery = delivery_words (record);
  const char *const words[] = { accord_record_text (record, "number"), first, last, delivery };
  g_autofree char *subtitle = join (words, G_N_ELEMENTS (words));
  g_autofree char *amount = accord_record_format (record, "amount");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (record));
  adw_expander_row_set_subtitle (row, subtitle);
  gtk_label_set_text (accord_deal_part_value (row), amount);
  show_open (row, record);
}

static void
show_document (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  g_autofree char *type = accord_record_format (record, "type");
  const char *const words[] = { type, accord_record_text (record, "version"), accord_record_text (record, "uri") };
  g_autofree char *subtitle = join (words, G_N_ELEMENTS (words));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (record));
  adw_expander_row_set_subtitle (row, subtitle);
  show_open (row, record);
}

/* What is due and what came: a payment past its day without money is late, in words. */
static void
show_payment (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  g_autofree char *due = accord_record_format (record, "due_on");
  g_autofree char *amount = accord_record_format (record, "amount");
  g_autofree char *paid = accord_record_format (record, "paid_on");
  g_autofree char *words = NULL;
  const char *text = accord_record_text (record, "text");

  if (*paid != '\0')
    words = g_strdup_printf (_("paid %s"), paid);
  else if (accord_record_number (record, "due_on") < accord_date_today ())
    words = g_strdup_printf (_("late: due %s"), due);
  else
    words = g_strdup_printf (_("due %s"), due);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text != NULL ? text : _("Payment"));
  adw_expander_row_set_subtitle (row, words);
  gtk_label_set_text (accord_deal_part_value (row), amount);
}

/* Adding */

static void
add_payment_cb (AccordDealPart *part, GtkWidget *button, AccordDealPapers *self)
{
  AccordEntity *contract = g_object_get_data (G_OBJECT (part), "contract");
  AccordRecord *record = accord_entity_get_record (contract);
  AdwDialog *dialog;
  g_autofree char *today = accord_date_to_iso (accord_date_today ());
  const AccordValue *amount;

  if (record == NULL)
    return;
  dialog = accord_record_dialog_new_add (self->workspace, &accord_payment_kind, "contract", accord_record_id (record));
  amount = accord_record_value (record, accord_kind_find (&accord_contract_kind, "amount"));
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "due_on", today);
  if (amount->has_number && amount->text != NULL)
    {
      g_autofree char *decimal = accord_money_to_decimal (amount->number, amount->text);
      g_autofree char *text = g_strdup_printf ("%s %s", amount->text, decimal);

      accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "amount", text);
    }
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
unfold_contract (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  AccordDealPapers *self = data;
  const AccordDealPartLook look = { &accord_payment_kind, "contract", "due_on", _("Payment Plan"), _("Add a payment"),
                                    _("No payments planned"), NULL };
  GtkWidget *part = accord_deal_part_new (self->workspace, &look);
  GtkWidget *holder = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", part, NULL);

  gtk_widget_add_css_class (holder, "part-lines");
  g_object_set_data_full (G_OBJECT (part), "contract", g_object_ref (entity), g_object_unref);
  accord_deal_part_set_funcs (ACCORD_DEAL_PART (part), NULL, show_payment, NULL, self);
  accord_deal_part_set_owner (ACCORD_DEAL_PART (part), accord_entity_get_id (entity));
  g_signal_connect_object (part, "add", G_CALLBACK (add_payment_cb), self, 0);
  adw_expander_row_add_row (row, holder);
}

static AdwDialog *
new_dialog (AccordDealPapers *self, const AccordKind *kind)
{
  return accord_record_dialog_new_add (self->workspace, kind, "deal", accord_entity_get_id (self->deal));
}

static void
add_proposal_cb (AccordDealPapers *self)
{
  AdwDialog *dialog = self->deal != NULL ? new_dialog (self, &accord_proposal_kind) : NULL;
  g_autofree char *version = g_strdup_printf ("%u", accord_deal_part_get_n (self->proposals) + 1);

  if (dialog == NULL)
    return;
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "version", version);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
add_contract_cb (AccordDealPapers *self)
{
  AdwDialog *dialog = self->deal != NULL ? new_dialog (self, &accord_contract_kind) : NULL;
  AccordRecord *deal = self->deal != NULL ? accord_entity_get_record (self->deal) : NULL;
  AccordMoney amount = { 0 };

  if (dialog == NULL)
    return;
  if (deal != NULL && accord_record_get_money (deal, "amount", &amount))
    {
      g_autofree char *decimal = accord_money_to_decimal (amount.minor, amount.currency);
      g_autofree char *text = g_strdup_printf ("%s %s", amount.currency, decimal);

      accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "amount", text);
    }
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
add_document_action (GtkWidget *widget, const char *name, GVariant *how)
{
  AccordDealPapers *self = ACCORD_DEAL_PAPERS (widget);

  if (self->deal == NULL)
    return;
  if (g_str_equal (g_variant_get_string (how, NULL), "link"))
    adw_dialog_present (new_dialog (self, &accord_document_kind), widget);
  else
    accord_paper_choose (widget, self->workspace, "deal", accord_entity_get_id (self->deal));
}

static void
add_document_cb (AccordDealPapers *self, GtkWidget *button)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("File…"), "papers.add-document::file");
  g_menu_append (menu, _("Link…"), "papers.add-document::link");
  accord_menu_popup_on (button, G_MENU_MODEL (menu));
}

static void
accord_deal_papers_dispose (GObject *object)
{
  AccordDealPapers *self = ACCORD_DEAL_PAPERS (object);

  G_OBJECT_CLASS (accord_deal_papers_parent_class)->dispose (object);
  g_clear_object (&self->deal);
  g_clear_object (&self->workspace);
}

static void
accord_deal_papers_class_init (AccordDealPapersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_deal_papers_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "papers.add-document", "s", add_document_action);
}

static void
accord_deal_papers_init (AccordDealPapers *self)
{
}

/**
 * accord_deal_papers_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the sections, of no deal
 */
GtkWidget *
accord_deal_papers_new (AccordWorkspace *workspace)
{
  AccordDealPapers *self = g_object_new (ACCORD_TYPE_DEAL_PAPERS, NULL);
  const AccordDealPartLook proposals = { &accord_proposal_kind, "deal", NULL, _("Proposals"), _("Add a proposal"),
                                         _("Nothing proposed yet"), NULL };
  const AccordDealPartLook contracts = { &accord_contract_kind, "deal", NULL, _("Contracts"), _("Add a contract"),
                                         _("Nothing signed yet"), NULL };
  const AccordDealPartLook documents = { &accord_document_kind, "deal", NULL, _("Documents"), _("Add a document"),
                                         _("No documents. Accord remembers where they are; they stay there."), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->workspace = g_object_ref (workspace);
  self->proposals = ACCORD_DEAL_PART (accord_deal_part_new (workspace, &proposals));
  accord_deal_part_set_funcs (self->proposals, build_row, show_proposal, NULL, self);
  g_signal_connect_object (self->proposals, "add", G_CALLBACK (add_proposal_cb), self, G_CONNECT_SWAPPED);
  self->contracts = ACCORD_DEAL_PART (accord_deal_part_new (workspace, &contracts));
  accord_deal_part_set_funcs (self->contracts, build_row, show_contract, unfold_contract, self);
  g_signal_connect_object (self->contracts, "add", G_CALLBACK (add_contract_cb), self, G_CONNECT_SWAPPED);
  self->documents = ACCORD_DEAL_PART (accord_deal_part_new (workspace, &documents));
  accord_deal_part_set_funcs (self->documents, build_row, show_document, NULL, self);
  g_signal_connect_object (self->documents, "add", G_CALLBACK (add_document_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->proposals));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->contracts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->documents));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * accord_deal_papers_set_deal:
 * @self: the sections
 * @deal: (nullable): whose papers
 */
void
accord_deal_papers_set_deal (AccordDealPapers *self, AccordEntity *deal)
{
  gint64 id = deal != NULL ? accord_entity_get_id (deal) : 0;

  g_return_if_fail (ACCORD_IS_DEAL_PAPERS (self));

  g_set_object (&self->deal, deal);
  accord_deal_part_set_owner (self->proposals, id);
  accord_deal_part_set_owner (self->contracts, id);
  accord_deal_part_set_owner (self->documents, id);
}
