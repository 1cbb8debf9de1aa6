-- Up to 20261128062230_LocalizedTexts
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
CREATE TABLE "AspNetUsers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AspNetUsers" PRIMARY KEY,
    "DisplayName" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "IsDisabled" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);
CREATE TABLE "AuditEntries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY AUTOINCREMENT,
    "At" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "ActorId" TEXT NULL,
    "ActorName" TEXT NOT NULL,
    "SubjectId" TEXT NULL,
    "Detail" TEXT NOT NULL
);
CREATE TABLE "Claims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Claims" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Order" INTEGER NOT NULL,
    "StatisticKey" TEXT NULL,
    "Text" text NOT NULL DEFAULT '{}', "Note" text);
CREATE TABLE "OpenBallots" (
    "RoundId" TEXT NOT NULL,
    "VoterKey" BLOB NOT NULL,
    "Choice" TEXT NOT NULL,
    "Number" INTEGER NULL,
    "Confidence" TEXT NULL,
    "IdempotencyKey" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    CONSTRAINT "PK_OpenBallots" PRIMARY KEY ("RoundId", "VoterKey"),
    CONSTRAINT "CK_OpenBallots_Number" CHECK ((Choice = 'Level' AND Number BETWEEN 1 AND 5) OR (Choice = 'Guess' AND Number BETWEEN 0 AND 100) OR (Choice NOT IN ('Level', 'Guess') AND Number IS NULL))
);
CREATE TABLE "Organisations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Organisations" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "IsSample" INTEGER NOT NULL,
    "DeletedAt" TEXT NULL
, "OriginId" TEXT NULL, "IsUnfinished" INTEGER NOT NULL DEFAULT 0);
CREATE TABLE "Participants" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Participants" PRIMARY KEY,
    "WorkshopId" TEXT NOT NULL,
    "TokenHash" BLOB NOT NULL,
    "DisplayName" TEXT NULL
);
CREATE TABLE "QuestionSets" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_QuestionSets" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "PublishedAt" TEXT NULL,
    "RoleContext" TEXT NOT NULL
, "Title" text NOT NULL DEFAULT '{}');
CREATE TABLE "RoomQuestions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RoomQuestions" PRIMARY KEY AUTOINCREMENT,
    "StatisticKey" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Comparability" TEXT NOT NULL,
    "PublishedAt" TEXT NULL, "Guess" text NOT NULL DEFAULT '{}', "Position" text NOT NULL DEFAULT '{}', "ComparabilityReason" text NOT NULL DEFAULT '{}');
CREATE TABLE "RoundSecrets" (
    "RoundId" TEXT NOT NULL CONSTRAINT "PK_RoundSecrets" PRIMARY KEY,
    "Value" BLOB NOT NULL
);
CREATE TABLE "Sources" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Sources" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Publisher" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Year" INTEGER NULL,
    "IsVendorStudy" INTEGER NOT NULL
, "Url" TEXT NULL);
CREATE TABLE "AccountLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AccountLinks" PRIMARY KEY,
    "TokenHash" BLOB NOT NULL,
    "UserId" TEXT NULL,
    "ExpiresAt" TEXT NOT NULL,
    CONSTRAINT "FK_AccountLinks_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_AspNetUserPasskeys" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_AspNetUserPasskeys_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "OrganisationMembers" (
    "OrganisationId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_OrganisationMembers" PRIMARY KEY ("OrganisationId", "UserId"),
    CONSTRAINT "FK_OrganisationMembers_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_OrganisationMembers_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE CASCADE
);
CREATE TABLE "Assessments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Assessments" PRIMARY KEY,
    "OrganisationId" TEXT NOT NULL,
    "QuestionSetId" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "HeldOn" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "CompletedAt" TEXT NULL,
    "ClonedFromId" TEXT NULL,
    "IsSample" INTEGER NOT NULL,
    "DeletedAt" TEXT NULL,
    "Version" TEXT NOT NULL, "OriginId" TEXT NULL, "GateOpening_OpenedAt" TEXT NULL, "GateOpening_OpenedBy" TEXT NULL, "GateOpening_Reason" TEXT NULL, "GateOpening_TakenBackAt" TEXT NULL, "GateOpening_TakenBackBy" TEXT NULL, "IsTrial" INTEGER NOT NULL DEFAULT 0, "IsUnfinished" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_Assessments_Assessments_ClonedFromId" FOREIGN KEY ("ClonedFromId") REFERENCES "Assessments" ("Id") ON DELETE SET NULL,
    CONSTRAINT "FK_Assessments_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Assessments_QuestionSets_QuestionSetId" FOREIGN KEY ("QuestionSetId") REFERENCES "QuestionSets" ("Id") ON DELETE RESTRICT
);
CREATE TABLE "Themes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Themes" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "IsPrerequisite" INTEGER NOT NULL,
    "QuestionSetId" INTEGER NOT NULL,
    "Name" text NOT NULL DEFAULT '{}', "Intent" text NOT NULL DEFAULT '{}',
    CONSTRAINT "FK_Themes_QuestionSets_QuestionSetId" FOREIGN KEY ("QuestionSetId") REFERENCES "QuestionSets" ("Id") ON DELETE CASCADE
);
CREATE TABLE "Statistics" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Statistics" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Order" INTEGER NOT NULL,
    "Percentage" INTEGER NOT NULL,
    "Audience" TEXT NOT NULL,
    "SourceId" INTEGER NOT NULL,
    "SampleSize" INTEGER NULL,
    "MarginPoints" TEXT NULL,
    "FieldworkFrom" TEXT NULL,
    "FieldworkTo" TEXT NULL,
    "Countries" INTEGER NULL,
    "Verification" TEXT NOT NULL,
    "CheckedAgainst" TEXT NULL,
    "IsOwn" INTEGER NOT NULL DEFAULT 0, "IsWithdrawn" INTEGER NOT NULL DEFAULT 0, "PublishedAt" TEXT NULL, "AudienceLabel" text NOT NULL DEFAULT '{}', "Headline" text NOT NULL DEFAULT '{}', "Subject" text NOT NULL DEFAULT '{}', "Statement" text NOT NULL DEFAULT '{}', "Base" text NOT NULL DEFAULT '{}', "VerificationNote" text NOT NULL DEFAULT '{}', "Caution" text,
    CONSTRAINT "CK_Statistics_Percentage" CHECK (Percentage BETWEEN 0 AND 100),
    CONSTRAINT "FK_Statistics_Sources_SourceId" FOREIGN KEY ("SourceId") REFERENCES "Sources" ("Id") ON DELETE RESTRICT
);
CREATE TABLE "AgreedAnswers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AgreedAnswers" PRIMARY KEY,
    "AssessmentId" TEXT NOT NULL,
    "QuestionKey" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Level" INTEGER NULL,
    "Rationale" TEXT NOT NULL,
    "MinorityView" TEXT NOT NULL,
    "RoundIds" TEXT NOT NULL,
    "AgreedBy" TEXT NOT NULL,
    "AgreedAt" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "CK_AgreedAnswers_Level" CHECK ((Kind = 'Rated' AND Level BETWEEN 1 AND 5) OR (Kind <> 'Rated' AND Level IS NULL)),
    CONSTRAINT "FK_AgreedAnswers_Assessments_AssessmentId" FOREIGN KEY ("AssessmentId") REFERENCES "Assessments" ("Id") ON DELETE CASCADE
);
CREATE TABLE "Workshops" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Workshops" PRIMARY KEY,
    "AssessmentId" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "JoinCode" TEXT NULL,
    "CurrentRoundId" TEXT NULL,
    "StartedBy" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "ClosedAt" TEXT NULL,
    "Version" TEXT NOT NULL, "Expected" INTEGER NULL, "IsJoiningClosed" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "CK_Workshops_JoinCode" CHECK ((Status = 'Open' AND JoinCode IS NOT NULL) OR (Status = 'Closed' AND JoinCode IS NULL)),
    CONSTRAINT "FK_Workshops_Assessments_AssessmentId" FOREIGN KEY ("AssessmentId") REFERENCES "Assessments" ("Id") ON DELETE CASCADE
);
CREATE TABLE "Questions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Questions" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "IsFromArticle" INTEGER NOT NULL,
    "Evidence" TEXT NOT NULL,
    "ThemeId" INTEGER NOT NULL,
    "Levels" TEXT NOT NULL, "Text" text NOT NULL DEFAULT '{}', "Guidance" text NOT NULL DEFAULT '{}',
    CONSTRAINT "FK_Questions_Themes_ThemeId" FOREIGN KEY ("ThemeId") REFERENCES "Themes" ("Id") ON DELETE CASCADE
);
CREATE TABLE "Rounds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Rounds" PRIMARY KEY,
    "WorkshopId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "Attempt" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "TimerEndsAt" TEXT NULL,
    "OpenedAt" TEXT NULL,
    "ClosedAt" TEXT NULL,
    "RevealedAt" TEXT NULL,
    CONSTRAINT "FK_Rounds_Workshops_WorkshopId" FOREIGN KEY ("WorkshopId") REFERENCES "Workshops" ("Id") ON DELETE CASCADE
);
CREATE TABLE "Responses" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Responses" PRIMARY KEY,
    "AssessmentId" TEXT NOT NULL,
    "QuestionId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Level" INTEGER NULL,
    "Note" TEXT NOT NULL,
    "Target" INTEGER NULL,
    "Confidence" TEXT NULL,
    "EvidenceLinks" TEXT NOT NULL,
    "MarkedForReview" INTEGER NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    "UpdatedBy" TEXT NOT NULL,
    "Version" TEXT NOT NULL, "BeforeInventory" INTEGER NOT NULL DEFAULT 0, "AnsweredAt" TEXT NULL, "AnsweredBy" TEXT NOT NULL DEFAULT '', "CarriedOver" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "CK_Responses_Level" CHECK ((Kind = 'Rated' AND Level BETWEEN 1 AND 5) OR (Kind <> 'Rated' AND Level IS NULL)),
    CONSTRAINT "FK_Responses_Assessments_AssessmentId" FOREIGN KEY ("AssessmentId") REFERENCES "Assessments" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Responses_Questions_QuestionId" FOREIGN KEY ("QuestionId") REFERENCES "Questions" ("Id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "IX_AccountLinks_TokenHash" ON "AccountLinks" ("TokenHash");
CREATE INDEX "IX_AccountLinks_UserId" ON "AccountLinks" ("UserId");
CREATE UNIQUE INDEX "IX_AgreedAnswers_AssessmentId_QuestionKey" ON "AgreedAnswers" ("AssessmentId", "QuestionKey");
CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");
CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");
CREATE INDEX "IX_AspNetUserPasskeys_UserId" ON "AspNetUserPasskeys" ("UserId");
CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");
CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");
CREATE INDEX "IX_Assessments_ClonedFromId" ON "Assessments" ("ClonedFromId");
CREATE INDEX "IX_Assessments_QuestionSetId" ON "Assessments" ("QuestionSetId");
CREATE INDEX "IX_AuditEntries_At" ON "AuditEntries" ("At");
CREATE UNIQUE INDEX "IX_Claims_Key_Version" ON "Claims" ("Key", "Version");
CREATE INDEX "IX_OrganisationMembers_UserId" ON "OrganisationMembers" ("UserId");
CREATE UNIQUE INDEX "IX_Participants_TokenHash" ON "Participants" ("TokenHash");
CREATE INDEX "IX_Participants_WorkshopId" ON "Participants" ("WorkshopId");
CREATE UNIQUE INDEX "IX_Questions_ThemeId_Key" ON "Questions" ("ThemeId", "Key");
CREATE UNIQUE INDEX "IX_QuestionSets_Key_Version" ON "QuestionSets" ("Key", "Version");
CREATE UNIQUE INDEX "IX_Responses_AssessmentId_QuestionId" ON "Responses" ("AssessmentId", "QuestionId");
CREATE INDEX "IX_Responses_QuestionId" ON "Responses" ("QuestionId");
CREATE UNIQUE INDEX "IX_RoomQuestions_StatisticKey_Version" ON "RoomQuestions" ("StatisticKey", "Version");
CREATE INDEX "IX_Rounds_Status_TimerEndsAt" ON "Rounds" ("Status", "TimerEndsAt");
CREATE UNIQUE INDEX "IX_Rounds_WorkshopId" ON "Rounds" ("WorkshopId") WHERE "Status" = 'Open';
CREATE UNIQUE INDEX "IX_Rounds_WorkshopId_Kind_Subject_Attempt" ON "Rounds" ("WorkshopId", "Kind", "Subject", "Attempt");
CREATE UNIQUE INDEX "IX_Sources_Key" ON "Sources" ("Key");
CREATE UNIQUE INDEX "IX_Statistics_Key_Version" ON "Statistics" ("Key", "Version");
CREATE INDEX "IX_Statistics_SourceId" ON "Statistics" ("SourceId");
CREATE UNIQUE INDEX "IX_Themes_QuestionSetId_Key" ON "Themes" ("QuestionSetId", "Key");
CREATE UNIQUE INDEX "IX_Workshops_AssessmentId" ON "Workshops" ("AssessmentId") WHERE "JoinCode" IS NOT NULL;
CREATE INDEX "IX_Workshops_AssessmentId_StartedAt" ON "Workshops" ("AssessmentId", "StartedAt");
CREATE UNIQUE INDEX "IX_Workshops_JoinCode" ON "Workshops" ("JoinCode");
CREATE TABLE "ActionItems" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ActionItems" PRIMARY KEY,
    "AssessmentId" TEXT NOT NULL,
    "QuestionKey" TEXT NULL,
    "Origin" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Owner" TEXT NOT NULL,
    "DueOn" TEXT NULL,
    "Status" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    "UpdatedBy" TEXT NOT NULL,
    "ClosedAt" TEXT NULL,
    "DeletedAt" TEXT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "FK_ActionItems_Assessments_AssessmentId" FOREIGN KEY ("AssessmentId") REFERENCES "Assessments" ("Id") ON DELETE CASCADE
);
CREATE TABLE "SharedLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SharedLinks" PRIMARY KEY,
    "AssessmentId" TEXT NOT NULL,
    "TokenHash" BLOB NOT NULL,
    "Label" TEXT NOT NULL,
    "Sections" TEXT NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "RevokedAt" TEXT NULL,
    "Opened" INTEGER NOT NULL,
    "LastOpenedAt" TEXT NULL,
    CONSTRAINT "FK_SharedLinks_Assessments_AssessmentId" FOREIGN KEY ("AssessmentId") REFERENCES "Assessments" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_ActionItems_AssessmentId_DueOn" ON "ActionItems" ("AssessmentId", "DueOn");
CREATE INDEX "IX_SharedLinks_AssessmentId" ON "SharedLinks" ("AssessmentId");
CREATE UNIQUE INDEX "IX_SharedLinks_TokenHash" ON "SharedLinks" ("TokenHash");
CREATE INDEX "IX_Organisations_OriginId" ON "Organisations" ("OriginId");
CREATE INDEX "IX_Assessments_OriginId" ON "Assessments" ("OriginId");
CREATE TABLE "FormerAnswers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_FormerAnswers" PRIMARY KEY,
    "AssessmentId" TEXT NOT NULL,
    "QuestionKey" TEXT NOT NULL,
    "QuestionSetVersion" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Level" INTEGER NULL,
    "Note" TEXT NOT NULL,
    "Target" INTEGER NULL,
    "Confidence" TEXT NULL,
    "EvidenceLinks" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    "UpdatedBy" TEXT NOT NULL,
    "Question" text NOT NULL DEFAULT '{}', "Descriptor" text,
    CONSTRAINT "FK_FormerAnswers_Assessments_AssessmentId" FOREIGN KEY ("AssessmentId") REFERENCES "Assessments" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_FormerAnswers_AssessmentId" ON "FormerAnswers" ("AssessmentId");
CREATE TABLE "ContentDrafts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ContentDrafts" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "BaseVersion" INTEGER NOT NULL,
    "Body" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    "UpdatedBy" TEXT NOT NULL,
    "Version" TEXT NOT NULL
);
CREATE INDEX "IX_Assessments_OrganisationId_HeldOn_CreatedAt" ON "Assessments" ("OrganisationId", "HeldOn", "CreatedAt");
CREATE UNIQUE INDEX "IX_ContentDrafts_Kind_Key" ON "ContentDrafts" ("Kind", "Key");
CREATE TABLE "ConfidenceCounts" (
    "RoundId" TEXT NOT NULL,
    "Least" TEXT NOT NULL,
    "Most" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "PK_ConfidenceCounts" PRIMARY KEY ("RoundId", "Least"),
    CONSTRAINT "CK_ConfidenceCounts_Count" CHECK (Count > 0),
    CONSTRAINT "FK_ConfidenceCounts_Rounds_RoundId" FOREIGN KEY ("RoundId") REFERENCES "Rounds" ("Id") ON DELETE CASCADE
);
CREATE TABLE "ContentReleases" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_ContentReleases" PRIMARY KEY,
    "LoadedAt" TEXT NOT NULL
);
CREATE TABLE "BallotCounts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BallotCounts" PRIMARY KEY,
    "RoundId" TEXT NOT NULL,
    "Choice" TEXT NOT NULL,
    "Number" INTEGER NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "CK_BallotCounts_Count" CHECK (Count > 0),
    CONSTRAINT "CK_BallotCounts_Number" CHECK ((Choice = 'Level' AND Number BETWEEN 1 AND 5) OR (Choice = 'Guess' AND Number BETWEEN 0 AND 100) OR (Choice NOT IN ('Level', 'Guess') AND Number IS NULL)),
    CONSTRAINT "FK_BallotCounts_Rounds_RoundId" FOREIGN KEY ("RoundId") REFERENCES "Rounds" ("Id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "IX_BallotCounts_RoundId_Choice_Number" ON "BallotCounts" ("RoundId", "Choice", "Number");
