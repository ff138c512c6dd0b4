/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several kinds let people choose from: said once, so that a role or a channel is the same everywhere. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"

const AccordChoice accord_role_choices[] = {
  { "decides", N_("Decides") },
  { "supports", N_("Supports") },
  { "approves", N_("Approves") },
  { "uses", N_("Uses") },
  { "blocks", N_("Blocks") },
  { NULL },
};

const AccordChoice accord_occasion_choices[] = {
  { "birthday", N_("Birthday") },
  { "anniversary", N_("Anniversary") },
  { "renewal", N_("Renewal") },
  { "revisit", N_("Revisit") },
  { "ticket", N_("Revisit after a ticket") },
  { "festival", N_("Festival") },
  { NULL },
};

const AccordChoice accord_calendar_choices[] = {
  { "solar", N_("Solar calendar") },
  { "lunar", N_("Lunar calendar") },
  { NULL },
};

const AccordChoice accord_channel_choices[] = {
  { "phone", N_("Phone") },
  { "email", N_("E-mail") },
  { "visit", N_("Face to face") },
  { "messenger", N_("Messenger") },
  { "chat", N_("Online chat") },
  { "social", N_("Social network") },
  { "post", N_("Post") },
  { "store", N_("Shop") },
  { NULL },
};

/* The first four are set by the program where they apply; people may say better. */
const AccordChoice accord_collected_choices[] = {
  { "hand", N_("By hand") },
  { "import", N_("Imported file") },
  { "vcard", N_("Address card") },
  { "paste", N_("Pasted text") },
  { "survey", N_("Survey") },
  { "web", N_("Web form") },
  { "phone", N_("Phone call") },
  { "enquiry", N_("Enquiry") },
  { "research", N_("Research") },
  { NULL },
};

const AccordChoice accord_member_role_choices[] = {
  { "representative", N_("Sales representative") },
  { "manager", N_("Sales manager") },
  { "marketing", N_("Marketing") },
  { "service", N_("Customer service") },
  { NULL },
};

const AccordChoice accord_activity_choices[] = {
  { "note", N_("Note") },
  { "call", N_("Call") },
  { "email", N_("E-mail") },
  { "visit", N_("Visit") },
  { "meeting", N_("Meeting") },
  { "task", N_("Task") },
  { "survey", N_("Survey") },
  { NULL },
};

const AccordChoice accord_ticket_state_choices[] = {
  { "new", N_("New") },
  { "assigned", N_("Assigned") },
  { "working", N_("In progress") },
  { "waiting", N_("Waiting for the customer") },
  { "held", N_("On hold") },
  { "resolved", N_("Resolved") },
  { "revisit", N_("Being revisited") },
  { "closed", N_("Closed") },
  { "duplicate", N_("Duplicate") },
  { "rejected", N_("Rejected") },
  { NULL },
};

const AccordChoice accord_objection_choices[] = {
  { "price", N_("Price") },
  { "terms", N_("Terms") },
  { "timing", N_("Timing") },
  { "need", N_("Need") },
  { "feature", N_("Missing feature") },
  { "trust", N_("Trust") },
  { "competitor", N_("Competitor") },
  { "authority", N_("Not the one who decides") },
  { "other", N_("Something else") },
  { NULL },
};

const AccordChoice accord_forecast_choices[] = {
  { "omitted", N_("Omitted") },
  { "pipeline", N_("Pipeline") },
  { "best", N_("Best case") },
  { "commit", N_("Commit") },
  { NULL },
};
